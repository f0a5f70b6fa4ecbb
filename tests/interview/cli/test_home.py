"""`nianbao --home`, as a menu or the desktop starts it: from anywhere, into the clerk's own folder, in a window of its own."""

from __future__ import annotations

import json
from pathlib import Path

from tests.interview.cli.terminal import environment, nianbao, window
from tests.interview.reading.layouts import printed, sample


def clerk(tmp_path: Path) -> dict[str, str]:
    """Somebody who has never started it, with documents where the system says."""
    (tmp_path / "clerk" / "文档").mkdir(parents=True, exist_ok=True)
    (tmp_path / "program").mkdir(exist_ok=True)
    return environment(HOME=str(tmp_path / "clerk"), XDG_DOCUMENTS_DIR=str(tmp_path / "clerk" / "文档"))


def test_line_mode_asks_for_the_folder_once_and_the_window_stays_until_it_was_read(tmp_path: Path) -> None:
    home = tmp_path / "clerk"
    with window(tmp_path / "program", "--home", "--line", env=clerk(tmp_path)) as at:
        at.wait_for("年报放在哪个文件夹？")
        at.type("\x152")  # there is no desktop: the second is any other
        at.wait_for("路径")
        at.type("no" * 200)
        at.wait_for("换一个文件夹")
        at.type("\x151")
        at.wait_for("起一份新的")
        at.type("\x151")
        at.wait_for("全称是什么")
        at.type("甲局")
        at.type("\x152025")
        at.prompt()
        at.child.sendintr()
        at.wait_for("按回车关掉这个窗口")
        at.child.send("\r")
        assert at.ended() == 130
    assert [each.name for each in (home / "文档" / "年报").iterdir() if each.suffix == ".json"] == [
        "甲局-2025.nianbao.json"
    ]
    assert list((tmp_path / "program").iterdir()) == []
    with window(tmp_path / "program", "--home", "--line", env=clerk(tmp_path)) as at:
        at.wait_for("甲局-2025.nianbao.json")
        at.type("\x153")  # from last year's: of that one
        at.wait_for("照哪一份来")


def test_a_file_dragged_onto_the_menu_in_line_mode_is_opened(tmp_path: Path) -> None:
    report = tmp_path / "去年 的.txt"
    report.write_text(printed(sample(1), "bars"), encoding="utf-8")
    (tmp_path / "a").mkdir()
    with window(tmp_path / "a", "--line") as at:
        at.type(r"C:\2024.docx")
        at.wait_for("不是这里找得到的文件")
        at.type("\x15好")
        at.wait_for("打前面的号")
        at.type(f"\x15'{report}'")
        at.wait_for("从「去年 的.txt」读到")


def test_a_file_dropped_on_the_program_is_opened_and_the_new_report_lies_with_the_others(
    tmp_path: Path,
) -> None:
    env = clerk(tmp_path)
    with window(tmp_path / "program", "--home", "--line", env=env) as at:
        at.type("\x151")
        at.wait_for("起一份新的")
    (tmp_path / "program" / "去年.txt").write_text(printed(sample(1), "bars"), encoding="utf-8")
    (tmp_path / "program" / "空.docx").touch()  # of several that are dropped the first one
    with window(tmp_path / "program", "--home", "去年.txt", "空.docx", "--line", env=env) as at:
        at.wait_for("从「去年.txt」读到")
        at.type("\x15云山县水利局")
        at.type("\x152025")
        at.prompt()
    assert [each.suffix for each in (tmp_path / "clerk" / "文档" / "年报").iterdir()] == [".json"]
    assert nianbao(tmp_path / "program", "去年.txt").returncode == 2, "it needs a terminal"


def test_another_folder_is_chosen_in_line_mode_too(tmp_path: Path) -> None:
    env = clerk(tmp_path)
    with window(tmp_path / "program", "--home", "--line", env=env) as at:
        at.type("\x151")
        at.wait_for("换个文件夹放年报")
        at.type("\x152")
        at.wait_for("别的文件夹")
        at.type("\x152")
        at.wait_for("路径")
        at.type("工作")
        at.wait_for("换个文件夹放年报")
    (settings,) = (tmp_path / "clerk").rglob("habits.json")
    assert json.loads(settings.read_text(encoding="utf-8"))["reports"] == str(tmp_path / "clerk" / "工作")


def test_a_register_in_the_folder_is_offered_in_line_mode(tmp_path: Path) -> None:
    env, folder = clerk(tmp_path), tmp_path / "clerk" / "文档" / "年报"
    folder.mkdir()
    heads, row = "谁来要的,来件日期,怎么回的\n", "张三,2025-3-5,公开\n"
    (folder / "台账.csv").write_text(heads + row + row.replace("张三", "李四"), encoding="utf-8")
    (folder / "乙局-2024.nianbao.json").write_text("{}")
    with window(tmp_path / "program", "--home", "--line", env=env) as at:
        at.type("\x151")
        at.wait_for("照填好的提纲、申请登记表起一份")
        at.type("\x154")
        at.wait_for("上一年的也照着来吗")
        at.type("\x152")
        at.wait_for("哪一列写的是谁提出的")
        at.type("\x151")
        at.wait_for("哪一列写的是办理结果")
        at.type("\x152")
        at.wait_for("读到")


def test_beside_a_sheet_only_the_same_report_is_offered_in_line_mode(tmp_path: Path) -> None:
    env, folder = clerk(tmp_path), tmp_path / "clerk" / "文档" / "年报"
    folder.mkdir()
    assert nianbao(folder, "worksheet", "--flow", "website", "-o", "提纲.xlsx", env=env).returncode == 0
    (folder / "甲局2024年政府信息公开年报.txt").write_text("甲局", encoding="utf-8")
    with window(tmp_path / "program", "--home", "--line", env=env) as at:
        at.type("\x151")
        at.wait_for("照填好的提纲、申请登记表起一份")
        at.type("\x151")
        at.wait_for("从「提纲.xlsx」读到")
        assert "上一年的也照着来吗" not in at.text


def test_a_file_dropped_on_the_program_that_does_not_open_leaves_its_window_and_says_why(
    tmp_path: Path,
) -> None:
    env = {**clerk(tmp_path), "TERM": "xterm-256color"}
    with window(tmp_path / "program", "--home", env=env) as at:
        at.child.expect_exact("就放这里")
        at.child.send("\r")
        at.child.expect_exact("放进这个文件夹")
        at.child.send("\x11")
        assert at.ended() == 0
    (tmp_path / "program" / "空.docx").touch()
    with window(tmp_path / "program", "--home", "空.docx", env=env) as at:
        at.child.expect_exact("「空.docx」是空的")
        at.child.send("\x11")
        assert at.ended() == 0
    with window(tmp_path / "program", "空.docx", env=env) as at:
        at.child.expect_exact("「空.docx」是空的")
        assert at.ended() != 0


def test_the_full_screen_asks_for_the_folder_and_leaves_no_window_to_close(tmp_path: Path) -> None:
    env = {**clerk(tmp_path), "TERM": "xterm-256color"}
    with window(tmp_path / "program", "--home", env=env) as at:
        at.child.expect_exact("就放这里")
        at.child.send("\r")
        at.child.expect_exact("放进这个文件夹")
        at.child.send("\x11")
        assert at.ended() == 0
    assert (tmp_path / "clerk" / "文档" / "年报").is_dir()


def test_without_a_terminal_nobody_is_waited_for(tmp_path: Path) -> None:
    done = nianbao(tmp_path, "--home", env=clerk(tmp_path))
    assert done.returncode == 2
    assert "没有终端" in done.stderr
