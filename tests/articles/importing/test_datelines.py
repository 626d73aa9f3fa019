"""Datelines of both languages: what each says, and what is none."""

import datetime as dt

from articles.importing.datelines import Dateline, read_dateline

VIET_NAM = dt.timezone(dt.timedelta(hours=7))
DAY = dt.date(2024, 4, 3)
MORNING = dt.datetime(2024, 4, 3, 8, 56, tzinfo=VIET_NAM)


def test_what_lines_say():
    said = {
        "Wednesday, April 03, 2024, 08:56 (GMT+7)": Dateline(MORNING),
        "ngày 3 tháng 4 năm 2024": Dateline(DAY),
        "Ngày 03 tháng 04, năm 2024": Dateline(DAY),
        "NGÀY 3 THÁNG 4 NĂM 2024": Dateline(DAY),
        "nga\u0300y 3 tha\u0301ng 4 na\u0306m 2024": Dateline(DAY),
        "ngay 3 thang 4 nam 2024": Dateline(DAY),
        "3/4/2024": Dateline(DAY),
        "03-04-2024": Dateline(DAY),
        "3.4.2024": Dateline(DAY),
        "03/04/2024 08:56": Dateline(MORNING),
        "03/04/2024, 08h56": Dateline(MORNING),
        "03/04/2024 - 8 giờ 56 phút": Dateline(MORNING),
        "03/04/2024 | 01:56 GMT+0": Dateline(dt.datetime(2024, 4, 3, 1, 56, tzinfo=dt.UTC)),
        "Thứ Tư, 03/04/2024, 08:56 (GMT+7)": Dateline(MORNING),
        "Thứ tư ngày 3 tháng 4 năm 2024": Dateline(DAY),
        "Thứ 4, ngày 3/4/2024": Dateline(DAY),
        "Chủ nhật, 7/4/2024": Dateline(dt.date(2024, 4, 7)),
        "Thứ Hai, 3/4/2024": Dateline(DAY, note="The weekday is printed as Thứ Hai, but it was a Wednesday."),
        "Lai Châu, 3/4/2024 –": Dateline(DAY, "Lai Châu"),
        "Lai Châu, ngày 3 tháng 4 năm 2024": Dateline(DAY, "Lai Châu"),
        "TP. Hồ Chí Minh, 3/4/2024": Dateline(DAY, "TP. Hồ Chí Minh"),
        "Lai Châu, 3/4/2024 – Sáng nay, hai đồn": Dateline(DAY, "Lai Châu", "", "Sáng nay, hai đồn"),
        "Lai Châu, ngày 3-4-2024 - Sáng nay": Dateline(DAY, "Lai Châu", "", "Sáng nay"),
        "Lai Châu, 5/6/2024: Sáng nay": Dateline(dt.date(2024, 6, 5), "Lai Châu", "", "Sáng nay"),
    }
    assert {line: read_dateline(line) for line in said} == said


def test_what_is_no_dateline():
    lines = [
        "",
        "ngày 31 tháng 2 năm 2024",
        "Friday, February 31, 2024, 08:56 (GMT+7)",
        "3/13/2024",
        "3/4-2024",
        "3/4/20245",
        "03/04/2024 25:00",
        "Ngày 3 tháng 4 năm 2024, hai đồn gặp nhau.",
        "Lai Châu, 3/4/2024, hai đồn gặp nhau.",
        "3/4/2024 – Sáng nay, hai đồn gặp nhau.",
        "Nghị quyết 33-NQ/TW",
    ]
    assert [line for line in lines if read_dateline(line)] == []
