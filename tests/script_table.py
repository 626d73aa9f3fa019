"""Each script of the desk, and which test shows what becomes of it while the network is cut, the answer slow, the page
open twice, or come back to by the back button.

A cell is a test (its file below `tests/`, `::`, its name), or a sentence that begins with "none:" and says why there
is nothing to show. `test_script_table.py` compares it with the folder: a new script fails until it has its row.
"""

from typing import NamedTuple

ADMIN = "articles/admin/article_form/"
FORM = "e2e/test_form_scripts.py::"
CUT = f"{FORM}test_network_is_cut_while_every_part_is_used"
SLOW = f"{FORM}test_slow_answers_come_after_newer_words"
TWICE = f"{FORM}test_two_tabs_of_one_person_undo_nothing_of_each_other"
BACK = f"{FORM}test_back_button_brings_the_words_and_what_they_were_typed_into"
CHOSEN = "e2e/test_pictures.py::test_chosen_file_outlives_an_error_and_the_save_of_somebody_else"
CHECKS = "e2e/test_live_checks.py::test_finding_is_marked_and_mended_and_outlives_a_slow_and_a_lost_answer"
LIST = "e2e/test_list.py::test_two_of_three_rows_are_looked_at_chosen_and_handled_by_the_keyboard"
WEEK = "e2e/test_list.py::test_week_is_dragged_through_a_cut_a_wait_and_a_refusal_and_keeps_what_is_typed"
PICTURES = "e2e/test_pictures.py::test_two_hundred_pictures_stay_in_hand_while_the_desk_is_away"
TAKING = "e2e/test_taking.py::test_sending_an_original_is_shown_until_the_answer_comes"
TAKEN = f"{ADMIN}test_claiming.py::test_taken_by_somebody_is_said_on_the_page_and_the_text_is_kept"
ALSO_OPEN = f"{ADMIN}test_autosave.py::test_who_else_has_the_form_open"
ASKS_NOTHING = "none: it asks the server nothing"
OWN_PAGE = "none: all it does is to the page it stands in"
SHOWS_ONLY = "none: it shows, and keeps nothing that was typed"


class Row(NamedTuple):
    cut: str
    slow: str
    twice: str
    back: str


STILL = Row(ASKS_NOTHING, ASKS_NOTHING, OWN_PAGE, SHOWS_ONLY)  # opens, names, marks, scrolls, leads to

ROWS = {
    "autosave": Row(CUT, SLOW, TWICE, BACK),
    "bar": STILL,
    "brought_back": Row(ASKS_NOTHING, ASKS_NOTHING, OWN_PAGE, BACK),
    "brought_rows": Row(ASKS_NOTHING, ASKS_NOTHING, OWN_PAGE, BACK),
    "checks": Row(CHECKS, CHECKS, OWN_PAGE, BACK),
    "chosen_files": Row(ASKS_NOTHING, ASKS_NOTHING, CHOSEN, BACK),
    "dragging": STILL,
    "folds": STILL,
    "glance": Row(LIST, LIST, OWN_PAGE, SHOWS_ONLY),
    "help": STILL,
    "keys": STILL,
    "lang": STILL,
    "logged_out": Row(ASKS_NOTHING, ASKS_NOTHING, OWN_PAGE, CHOSEN),
    "marks": Row(CHECKS, CHECKS, OWN_PAGE, SHOWS_ONLY),
    "names": STILL,
    "passkeys": Row(
        "none: the browser sends the form and says so itself; the page that is loaded again asks anew",
        "none: the browser sends the form, and waits",
        "none: a passkey answers the question of one page, and that of another is refused",
        "none: nothing is typed, and a passkey is asked for again",
    ),
    "paste": STILL,
    "picture_files": Row(ASKS_NOTHING, ASKS_NOTHING, OWN_PAGE, BACK),
    "picture_library": Row(PICTURES, PICTURES, SHOWS_ONLY, SHOWS_ONLY),
    "picture_places": Row(ASKS_NOTHING, ASKS_NOTHING, OWN_PAGE, BACK),
    "picture_tiles": Row(CUT, ASKS_NOTHING, TWICE, BACK),
    "pictures": Row(ASKS_NOTHING, ASKS_NOTHING, OWN_PAGE, BACK),
    "presence": Row(CUT, SLOW, ALSO_OPEN, SHOWS_ONLY),
    "publication": Row(CUT, SLOW, OWN_PAGE, BACK),
    "side_by_side": STILL,
    "suggestions": Row(CUT, SLOW, TWICE, BACK),
    "tags": Row(CUT, SLOW, TWICE, BACK),
    "taking": Row(
        TAKING,
        TAKING,
        TAKEN,
        TAKING,
    ),
    "unsaved": STILL,
    "week": Row(WEEK, WEEK, WEEK, WEEK),
}
