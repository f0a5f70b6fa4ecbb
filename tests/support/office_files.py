"""Word files as offices have them, made of bare XML: what Word, WPS and other programs write, right or not."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'{_W} xmlns:r="{_R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PAGE = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
LONG = "全年通过门户网站主动公开政府信息，收到的申请都登记在册，按期答复，没有超期的。" * 2


def para(text: str, run: str = "", inside: str = "") -> str:
    """A paragraph; `run` and `inside` are the properties of its text and of itself."""
    return f"<w:p><w:pPr>{inside}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def fonts(east: str, latin: str = "") -> str:
    """The fonts of a run."""
    return (
        f'<w:rFonts w:eastAsia="{east}"' + (f' w:ascii="{latin}" w:hAnsi="{latin}"' if latin else "") + "/>"
    )


def size(points: float) -> str:
    """The size of a run."""
    return f'<w:sz w:val="{points * 2:g}"/>'


def section(
    *, more: str = "", top: str = "2098", left: str = "1588", wide: bool = False, foot: bool = True
) -> str:
    """The properties of a section."""
    foot_at = '<w:footerReference w:type="default" r:id="rId9"/>' if foot else ""
    paper = 'w:w="16838" w:h="11906" w:orient="landscape"' if wide else 'w:w="11906" w:h="16838"'
    edges = f'w:top="{top}" w:right="1474" w:bottom="1984" w:left="{left}" w:header="851" w:footer="992"'
    return f"<w:sectPr>{foot_at}<w:pgSz {paper}/><w:pgMar {edges}/>{more}</w:sectPr>"


def word_file(body: str, styles: str = "", footer: str = "", theme: str = "") -> bytes:
    """A Word file of these pieces; what lies in no piece is not there."""
    parts = {
        "word/document.xml": ("document.main", f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"),
        "word/styles.xml": ("styles", f"<w:styles {_W}>{styles}</w:styles>"),
        "word/footer1.xml": ("footer", f"<w:ftr {_NAMES}>{footer or '<w:p/>'}</w:ftr>"),
    }
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, (kind, _) in parts.items()
    )
    types += '<Override PartName="/word/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    related = f'<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>'
    related += f'<Relationship Id="rId9" Type="{_R}/footer" Target="footer1.xml"/>'
    related += f'<Relationship Id="rId2" Type="{_R}/theme" Target="theme1.xml"/>' if theme else ""
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    made = BytesIO()
    with ZipFile(made, "w") as packed:
        packed.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        )
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{rels}"><Relationship Id="rId1" Type="{_R}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        packed.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{rels}">{related}</Relationships>'
        )
        for name, (_, xml) in parts.items():
            packed.writestr(name, xml)
        if theme:
            packed.writestr("word/theme1.xml", theme)
    return made.getvalue()


def theme(east: str = "", hans: str = "等线", latin: str = "Calibri") -> str:
    """A theme whose two kinds of fonts are alike but for a word."""
    kinds = "".join(
        f'<a:{kind}Font><a:latin typeface="{latin}{more}" panose="020F"/><a:ea typeface="{east}"/><a:cs typeface=""/>'
        f'<a:font script="Jpan" typeface="游ゴシック"/><a:font script="Hans" typeface="{hans}{more}"/></a:{kind}Font>'
        for kind, more in (("major", " Light"), ("minor", ""))
    )
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return f'<a:theme {names} name="Office"><a:themeElements><a:fontScheme name="O">{kinds}</a:fontScheme></a:themeElements></a:theme>'


def style(
    name: str, run: str = "", inside: str = "", *, on: str = "", called: str = "", usual: bool = False
) -> str:
    """A paragraph style."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{" w:default=" + chr(34) + "1" + chr(34) if usual else ""}>'
        f'<w:name w:val="{called or name}"/>' + (f'<w:basedOn w:val="{on}"/>' if on else "")
        + f"<w:pPr>{inside}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )  # fmt: skip


def boxed(inside: str, align: str) -> str:
    """A box of text as WPS puts page numbers in, twice over for old programs."""
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:positionH relativeFrom="margin"><wp:align>{align}</wp:align></wp:positionH>{box}'
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
