"""PDF pages on which others are placed, as where two are printed on one sheet."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject

from interview.reading.extract.formats.fixed_layout.pdf import lines_of_pdf
from tests.interview.reading.pdfs import pdf

WORDS = "本报告所列数据的统计期限自一月一日起至十二月三十一日止"


def form(drawn: bytes, resources: object, *matrix: float) -> StreamObject:
    """Something drawn once, to be placed."""
    made = StreamObject()
    made.set_data(drawn)
    made.update(
        {NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"),
         NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, 595, 842))), NameObject("/Resources"): resources}
    )  # fmt: skip
    if matrix:
        made[NameObject("/Matrix")] = ArrayObject(map(FloatObject, matrix))
    return made


def sheet(drawn: bytes, texts: list[tuple[float, float, str]], *matrix: float) -> bytes:
    """A page on which something is drawn: /A has texts, /E nothing, /N places /A once more, 100 points below and a half as large."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(texts))))
    page = writer.pages[0]
    contents, fonts = page.get_contents(), page["/Resources"]
    assert contents is not None
    assert isinstance(fonts, DictionaryObject)

    def named(**forms: object) -> DictionaryObject:
        return DictionaryObject(
            {
                NameObject("/XObject"): DictionaryObject(
                    {NameObject(f"/{name}"): each for name, each in forms.items()}
                )
            }
        )

    a = writer._add_object(form(contents.get_data(), fonts, *matrix))
    n = writer._add_object(form(b"q .5 0 0 .5 0 -100 cm /A Do Q", named(A=a)))
    e = writer._add_object(form(b"", DictionaryObject()))
    page[NameObject("/Resources")] = DictionaryObject({**fonts, **named(A=a, N=n, E=e)})
    content = StreamObject()
    content.set_data(drawn)
    page[NameObject("/Contents")] = writer._add_object(content)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def places(data: bytes) -> list[list[tuple[str, int]]]:
    return [[(piece.text, piece.start) for piece in line.pieces] for line in lines_of_pdf(data)]


def test_what_is_placed_stands_where_the_page_has_it() -> None:
    texts = [(10.0, 700.0, "规章"), (100.0, 700.0, "12"), (10.0, 200.0, WORDS), (10.0, 100.0, WORDS)]
    once = places(sheet(b"q /A Do Q q /E Do Q", texts))
    assert once == [[("规章", 10), ("12", 100)], [(WORDS, 10)], [(WORDS, 10)]]
    twice = places(sheet(b"q /A Do Q q 1 0 0 1 400 0 cm /A Do Q", texts))
    below = [(WORDS, 10), (WORDS, 410)]
    assert twice == [[("规章", 10), ("12", 100), ("规章", 410), ("12", 500)], below, below]


def test_a_form_may_be_moved_by_itself_and_placed_within_another() -> None:
    texts = [(10.0, 700.0, "规章"), (10.0, 680.0, WORDS), (10.0, 660.0, WORDS)]
    moved = places(sheet(b"/E Do /A Do", texts, 1, 0, 0, 1, 50, 0))
    assert moved == [[("规章", 60)], [(WORDS, 60)], [(WORDS, 60)]]
    within = places(sheet(b"q 1 0 0 1 0 100 cm /N Do Q", texts))
    assert within == [[("规章", 5)], [(WORDS, 5)], [(WORDS, 5)]]


def test_what_is_written_around_a_form_stays_in_its_place() -> None:
    texts = [(10.0, 700.0, "规章"), (10.0, 600.0, WORDS), (10.0, 500.0, WORDS)]
    before = b"BT /F1 10 Tf 1 0 0 1 200 700 Tm <0031> Tj ET "
    behind = b" BT /F1 10 Tf 1 0 0 1 300 700 Tm <0032> Tj ET"
    told = places(sheet(before + b"q 1 0 0 1 5 0 cm /A Do Q" + behind, texts))
    assert told == [[("规章", 15), ("1", 200), ("2", 300)], [(WORDS, 15)], [(WORDS, 15)]]
