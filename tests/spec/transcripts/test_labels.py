"""Who speaks: a label is a name that recurs at the start of lines. All texts are invented."""

from __future__ import annotations

from tests.spec.transcripts.given import given, said, speakers


def test_a_name_and_a_colon() -> None:
    transcript = given(
        """
        Interviewer: How did you come here?
        Anna: By bus.
        Interviewer: And home?
        Anna: On foot.
        """
    )
    assert said(transcript) == [
        ("Interviewer", "How did you come here?"),
        ("Anna", "By bus."),
        ("Interviewer", "And home?"),
        ("Anna", "On foot."),
    ]


def test_the_label_ends_where_the_words_begin() -> None:
    transcript = given("Anna:   Yes.\nBen:\nNo.\nAnna: Well.\nBen: Hm.")
    turns = transcript.turns
    labels = [transcript.words[turns.start[n] : turns.label_end[n]] for n in range(4)]
    assert labels == ["Anna:   ", "Ben:\n", "Anna: ", "Ben: "]


def test_lines_without_a_label_go_on_with_the_turn_before() -> None:
    transcript = given(
        """
        Anna: First we waited.

        Then we waited longer.
        Ben: I left.
        Anna: I did not.
        Ben: I know.
        """
    )
    assert said(transcript)[0] == ("Anna", "First we waited.\n\nThen we waited longer.")


def test_a_time_after_the_name_and_words_on_the_next_line() -> None:
    transcript = given(
        """
        Anna Berg  00:10
        We waited.
        Ben Mora  1:02:03
        I left.
        Anna Berg  1:02:07
        You did.
        """
    )
    assert said(transcript) == [
        ("Anna Berg", "We waited."),
        ("Ben Mora", "I left."),
        ("Anna Berg", "You did."),
    ]
    assert transcript.turns.begin.tolist() == [10_000, 3_723_000, 3_727_000]


def test_a_time_after_the_name_and_words_on_the_same_line() -> None:
    transcript = given("Anna  00:10  We waited.\nBen  00:12  I left.\nAnna  00:15  So.")
    assert said(transcript) == [("Anna", "We waited."), ("Ben", "I left."), ("Anna", "So.")]


def test_a_time_before_the_name() -> None:
    transcript = given("[00:10] Anna: We waited.\n[00:12] Ben: I left.\n[00:15] Anna: So.")
    assert said(transcript) == [("Anna", "We waited."), ("Ben", "I left."), ("Anna", "So.")]
    assert transcript.turns.begin.tolist() == [10_000, 12_000, 15_000]


def test_a_time_between_the_name_and_the_colon() -> None:
    transcript = given("Anna (00:10): We waited.\nBen [00:12]: I left.\nAnna (00:15): So.")
    assert said(transcript) == [("Anna", "We waited."), ("Ben", "I left."), ("Anna", "So.")]


def test_a_span_of_time() -> None:
    turns = given("[00:10 - 00:12] Anna: A.\n[00:12 - 00:20] Ben: B.\n[00:20] Anna: C.").turns
    assert turns.begin.tolist() == [10_000, 12_000, 20_000]
    assert turns.finish.tolist() == [12_000, 20_000, -1]


def test_voices() -> None:
    transcript = given("<v Anna Berg>We waited.\n<v Ben>I left.\n<v Anna Berg>So.")
    assert said(transcript) == [
        ("Anna Berg", "We waited."),
        ("Ben", "I left."),
        ("Anna Berg", "So."),
    ]


def test_a_table_with_tabs() -> None:
    transcript = given("Who\tWords\nAnna\tWe waited.\nBen\tI left.\nAnna\tSo: that was it.")
    assert said(transcript) == [
        ("Anna", "We waited."),
        ("Ben", "I left."),
        ("Anna", "So: that was it."),
    ]


def test_a_table_with_numbers_and_times() -> None:
    transcript = given("1\t00:10\tAnna\tWe waited.\n2\t00:12\tBen\tI left.\n3\t00:15\tAnna\tSo.")
    assert said(transcript) == [("Anna", "We waited."), ("Ben", "I left."), ("Anna", "So.")]


def test_numbered_turns_and_bullets() -> None:
    assert speakers("1. Anna: A.\n2. Ben: B.\n3. Anna: C.\n4. Ben: D.") == ["Anna", "Ben"]
    assert speakers("- Anna: A.\n- Ben: B.\n- Anna: C.\n- Ben: D.") == ["Anna", "Ben"]


def test_names_in_stars_and_brackets() -> None:
    assert speakers("**Anna:** A.\n**Ben:** B.\n**Anna**: C.\n**Ben**: D.") == ["Anna", "Ben"]
    assert speakers("[Anna]: A.\n[Ben]: B.\n[Anna]: C.\n[Ben]: D.") == ["Anna", "Ben"]


def test_case_and_spaces_make_no_new_speaker() -> None:
    assert speakers("Anna B: 1.\nBEN: 2.\nANNA  B: 3.\nBen: 4.") == ["Anna B", "BEN"]


def test_a_reference_is_no_label() -> None:
    transcript = given(
        """
        Anna: I read something.
        Ben: What?
        Anna: This.
        Ben: Thank you.
        ---
        Mora, B. & Berg, A. (2020): Waiting as a practice. Journal of Queues, 3.
        Mora, B. & Berg, A. (2020): Waiting as a theory. Journal of Queues, 4.
        """
    )
    assert [speaker.name for speaker in transcript.speakers] == ["Anna", "Ben"]
    assert said(transcript)[-1][1].endswith("Journal of Queues, 4.")


def test_dates_hours_and_addresses_are_no_labels() -> None:
    words = "29-Mar-2023 - 14:04 - 45m05s\nAnna: A.\nhttps://example.org\nBen: B.\nhttps://example.org\n"
    assert speakers(words + "10:30 we went on\nAnna: C.\n10:30 again\nBen: D.") == ["Anna", "Ben"]


def test_a_clause_before_a_colon_is_no_label() -> None:
    words = (
        "Anna: A.\nThis is what I mean by it: x.\nBen: B.\n"
        "This is what I mean by it: y.\nAnna: C.\nBen: D."
    )
    assert speakers(words) == ["Anna", "Ben"]
    assert speakers("Anna: A.\nfor example: x.\nBen: B.\nfor example: y.\nAnna: C.") == [
        "Anna",
        "Ben",
    ]


def test_a_quiet_participant_between_labelled_lines_is_heard() -> None:
    assert speakers("Anna: A.\nBen: B.\nAnna: C.\nMira: D.\nBen: E.") == ["Anna", "Ben", "Mira"]


def test_a_part_with_a_number_is_a_label_even_once() -> None:
    words = "Facilitator: A.\nand more\nParticipant 3: B.\nand more\nFacilitator: C.\nand more"
    assert speakers(words) == ["Facilitator", "Participant 3"]


def test_a_name_that_stands_once_among_running_lines_is_told_and_not_taken() -> None:
    transcript = given(
        "Anna: A.\nI saw two things.\nMoney: none.\nHope: none.\nBen: B.\nAnna: C.\nBen: D."
    )
    assert [speaker.name for speaker in transcript.speakers] == ["Anna", "Ben"]
    (note,) = transcript.notes
    assert "“Money”, “Hope”" in note


def test_a_text_without_speakers_has_no_turns_and_says_so() -> None:
    transcript = given("Today I walked along the river.\nNobody spoke.")
    assert len(transcript.turns) == 0
    assert transcript.speakers == ()
    assert transcript.notes == ("No speakers were recognised; the text goes in without turns.",)


def test_words_before_the_first_label_belong_to_no_turn() -> None:
    transcript = given("A talk about waiting\n\nAnna: A.\nBen: B.\nAnna: C.")
    assert transcript.turns.at(3) == -1
    assert said(transcript)[0] == ("Anna", "A.")


def test_a_label_with_no_words_is_an_empty_turn() -> None:
    transcript = given("Anna: A.\nBen:\nAnna: C.\nBen: D.")
    assert said(transcript) == [("Anna", "A."), ("Ben", ""), ("Anna", "C."), ("Ben", "D.")]


def test_right_to_left() -> None:
    transcript = given(
        """
        מנחה: איך הגעתם לכאן?
        ד"ר רות: באוטובוס.
        \u200fמנחה: והביתה?
        ד"ר רות: ברגל.
        """
    )
    assert said(transcript) == [
        ("מנחה", "איך הגעתם לכאן?"),
        ('ד"ר רות', "באוטובוס."),
        ("מנחה", "והביתה?"),
        ('ד"ר רות', "ברגל."),
    ]


def test_other_scripts() -> None:
    words = "पूजा: हाँ।\nरवि: नहीं।\nपूजा: ठीक।\nрувим: да.\nमीरा：क्या।\nमीरा：क्यों।"
    assert speakers(words)[:2] == ["पूजा", "रवि"]
    assert "मीरा" in speakers(words)
