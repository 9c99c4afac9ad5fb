"""Chinese names in other spellings than pinyin: what each system writes, what may be taken for it, and that every name comes back."""

import re
import sqlite3

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sinoeu.store.names import Care, look_up
from sinoeu.text import romanisations
from sinoeu.text.folding import fold
from sinoeu.text.pinyin import is_pinyin, is_spelled_out, syllables
from sinoeu.text.romanisations import TABLE, WADE_GILES, is_marked, readings
from sinoeu.text.typed import toneless

FILES = {
    "people.yaml": """
        xi: {name: Xi Jinping}
        li: {name: Li Keqiang}
        deng: {name: Deng Xiaoping}
        zhou: {name: Enlai Zhou}
        mao: {name: Mao Ze-dong}
        hu: {name: HU Jintao}
        chen: {name: Chen Zhichang}
        ding: {name: Ding Jian}
        jiang: {name: Song Jiangzhu}
        other-jiang: {name: Song Jiangqu}
        zhang: {name: 张洪}
        zhihua: {name: Li Zhihua}
        huali: {name: Zhi Huali}
        hua-li: {name: Zhi Hua-li}
        xu: {name: Xu Bu}
        chuncheng: {name: Li Chuncheng}
        juncheng: {name: Li Juncheng}
        beng: {name: Beng Li}
        tie: {name: Guo Shitie}
        king: {name: Jing Haipeng}
        haipeng: {name: Wu Haipeng}
        an: {name: Dong Chang'an}
        lyu: {name: Lyu Bu}
        """,
}
WRITTEN = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
SYSTEMS = WRITTEN[0][1:]
SPELLED = {rule: {row[0]: row[place].split() for row in WRITTEN[1:]} for place, rule in enumerate(SYSTEMS, start=1)}
CZECH, HUNGARIAN, FRENCH = "Czech transcription", "Hungarian transcription", "French transcription (EFEO)"
GERMAN, POLISH, PALLADIUS = "German transcription (Stange, Lessing)", "Polish transcription", "Cyrillic transcription (Palladius)"
UKRAINIAN, BULGARIAN, TONES = "Cyrillic transcription (Ukrainian)", "Cyrillic transcription (Bulgarian)", "tones"

names = st.lists(st.sampled_from(sorted(syllables())), min_size=2, max_size=3)


def found(database: sqlite3.Connection, typed: str) -> list[tuple[str, str]]:
    """Who is meant, and by which rule."""
    return [(match.key, match.rule) for match in look_up(database, typed, ("person",), False).matches]


@pytest.mark.parametrize(
    ("typed", "key", "rule"),
    [
        ("Hsi Chin-p'ing", "xi", WADE_GILES),
        ("HSI CHIN-P\u2019ING", "xi", WADE_GILES),
        ("Chin\u2011p\u02bbing Hsi", "xi", WADE_GILES),
        ("Teng Hsiaoping", "deng", WADE_GILES),
        ("Teng, Hsiao P'ing", "deng", WADE_GILES),
        ("Ch\u00ean Chih-chang", "chen", WADE_GILES),
        ("Ting Chien", "ding", WADE_GILES),
        ("Kuo Shih-t'oeh", "tie", WADE_GILES),
        ("Tung Ch'ang-an", "an", WADE_GILES),
        ("Hs\u00fc Pu", "xu", WADE_GILES),
        ("Hsu Pu", "xu", WADE_GILES),
        ("Chang Hung", "zhang", WADE_GILES),
        ("Chih-hua Li", "zhihua", WADE_GILES),
        ("Ch\u00fcn-ch'eng Li", "juncheng", WADE_GILES),
        ("Si Ťin-pching", "xi", CZECH),
        ("Si T\u030cin-pching", "xi", CZECH),
        ("Si Tin-pching", "xi", CZECH),
        ("SI ŤIN-PCHING", "xi", CZECH),
        ("Ťin-pching Si", "xi", CZECH),
        ("Li Kche-čchiang", "li", CZECH),
        ("Li Kche-cchiang", "li", CZECH),
        ("Čou En-laj", "zhou", CZECH),
        ("Cou En-laj", "zhou", CZECH),
        ("Teng Siao-pching", "deng", CZECH),
        ("Mao Ce-tung", "mao", CZECH),
        ("Chu Ťin-tchao", "hu", CZECH),
        ("Čchen Č'-čchang", "chen", CZECH),
        ("Čang Chung", "zhang", CZECH),
        ("Hszi Csin-ping", "xi", HUNGARIAN),
        ("Li Ko-csiang", "li", HUNGARIAN),
        ("Teng Hsziao-ping", "deng", HUNGARIAN),
        ("Csou En-laj", "zhou", HUNGARIAN),
        ("Hu Csin-tao", "hu", HUNGARIAN),
        ("Teng Siao-p'ing", "deng", FRENCH),
        ("Teng Siao-ping", "deng", FRENCH),
        ("Tcheou En-lai", "zhou", FRENCH),
        ("Mao Tsé-toung", "mao", FRENCH),
        ("King Hai-p'ong", "king", FRENCH),
        ("Tschou En-lai", "zhou", GERMAN),
        ("Dschou En-lai", "zhou", GERMAN),
        ("Hu Djin-tau", "hu", GERMAN),
        ("Deng Siao-ping", "deng", POLISH),
        ("Czou En-laj", "zhou", POLISH),
        ("Си Цзиньпин", "xi", PALLADIUS),
        ("СИ ЦЗИНЬПИН", "xi", PALLADIUS),
        ("Цзиньпин Си", "xi", PALLADIUS),
        ("Ли Кэцян", "li", PALLADIUS),
        ("Мао Цзэдун", "mao", PALLADIUS),
        ("Мао Цзедун", "mao", PALLADIUS),
        ("Чжоу Эньлай", "zhou", PALLADIUS),
        ("Дун Чанъань", "an", PALLADIUS),
        ("Сі Цзіньпін", "xi", UKRAINIAN),
        ("Чжоу Еньлай", "zhou", UKRAINIAN),
        ("Си Дзинпин", "xi", BULGARIAN),
        ("Дън Сяопин", "deng", BULGARIAN),
        ("Ли Къцян", "li", BULGARIAN),
        ("Xi2 Jin4ping2", "xi", TONES),
        ("lu:3 bu4", "lyu", f"{TONES}, spelling"),
        ("Lv3 Bu4", "lyu", f"{TONES}, spelling"),
        ("Xí Jìnpíng", "xi", "spelling"),
        ("Lǚ Bù", "lyu", "spelling"),
    ],
)
def test_a_name_is_found_as_papers_print_it(database: sqlite3.Connection, typed: str, key: str, rule: str) -> None:
    assert found(database, typed) == [(key, rule)]


def test_everybody_is_listed_whom_a_name_without_its_marks_may_mean(database: sqlite3.Connection) -> None:
    assert found(database, "Sung Chiang-chu") == [("jiang", WADE_GILES), ("other-jiang", WADE_GILES)]
    assert found(database, "Sung Chiang-ch\u00fc") == [("other-jiang", WADE_GILES)]
    assert found(database, "Sung Chiang-ch'\u00fc") == [("other-jiang", WADE_GILES)]
    assert [key for key, _ in found(database, "Szung Csiang-csu")] == ["jiang", "other-jiang"]
    assert [key for key, _ in found(database, "Szung Csiang-csü")] == ["other-jiang"]


def test_of_one_word_that_is_part_of_a_name_a_few_are_meant(database: sqlite3.Connection) -> None:
    assert found(database, "Hsiao-p'ing") == [("deng", f"{WADE_GILES}, part of the name")]
    assert found(database, "Цзиньпин") == [("xi", f"{PALLADIUS}, part of the name")]
    assert found(database, "Hai-p'eng") == [("king", f"{WADE_GILES}, part of the name"), ("haipeng", f"{WADE_GILES}, part of the name")]
    assert look_up(database, "Hsiao-p'ing", ("person",), False, Care(exact=True)).matches == ()


@pytest.mark.parametrize(
    "typed",
    [
        "Peng Li",  # Beng Li in Wade-Giles, and himself
        "Lü Pu",
        "Hu Qintao",  # another in pinyin
        "Tang Xiaoping",
        "Teng Siao-bing",  # of no system
        "Си Цзинпин",  # of ng in Russian
        "Jan Hogmartens",
        "Xi2 Jin4pang2",
        "Xi7 Jin4ping2",
        "Hsi Chin-p'ing Wang Li Hung",
        "T'" * 500,
        "a" * 5000,
    ],
)
def test_what_is_pinyin_or_of_no_system_is_nobody_else(database: sqlite3.Connection, typed: str) -> None:
    assert found(database, typed) == []


def test_a_plain_name_is_read_otherwise_only_as_a_suggestion(database: sqlite3.Connection) -> None:
    suggested = look_up(database, "Peng Li", ("person",), False).suggestions
    assert (suggested[0][0].key, suggested[0][1]) == ("beng", WADE_GILES)
    assert {reading.rule for reading in readings("Peng Li")} == {WADE_GILES}
    assert not any(reading.sure for reading in readings("Peng Li"))


@pytest.mark.parametrize(
    ("typed", "marked"), [("Ch'en", True), ("Hsü", True), ("Ťin", True), ("Xi'an", False), ("Lü", False), ("Jü", False), ("Chü", True), ("Си", False), ("Chen", False)]
)
def test_marks_that_pinyin_has_not(typed: str, marked: bool) -> None:
    assert is_marked(typed) is marked


def test_every_system_writes_every_syllable() -> None:
    assert {rule: syllables() ^ {syllable for syllable, written in table.items() if written} for rule, table in SPELLED.items()} == dict.fromkeys(SYSTEMS, frozenset())


def test_the_tables_are_read_when_letters_need_them(database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    romanisations._rows.cache_clear()
    monkeypatch.setattr(romanisations, "TABLE", TABLE.with_name("no.tsv"))
    assert found(database, "Zhichang Chen") == [("chen", "order")]
    assert found(database, "Angela Merkel") == []
    with pytest.raises(FileNotFoundError):
        found(database, "Hsi Chin-p'ing")


@pytest.mark.parametrize("rule", SYSTEMS)
@given(names, st.integers(0, 3), st.sampled_from([str, str.upper, str.title]), st.sampled_from(["-", " "]))
def test_every_name_comes_back_from_its_transcription(rule: str, name: list[str], choice: int, case: type[str], joint: str) -> None:
    written = [SPELLED[rule][syllable][choice % len(SPELLED[rule][syllable])] for syllable in name]
    surname, *rest = written
    for typed in (f"{surname} {joint.join(rest)}", f"{joint.join(rest)}, {surname}"):
        back = {(reading.rule, tuple(sorted(reading.syllables))) for reading in readings(case(typed))}
        assert (rule, tuple(sorted(name))) in back or _is_plain(written)


@pytest.mark.parametrize("rule", SYSTEMS)
@given(names)
def test_every_name_comes_back_without_its_marks(rule: str, name: list[str]) -> None:
    written = [fold(SPELLED[rule][syllable][0]).translate(str.maketrans("эє", "ее")) for syllable in name]
    assume(all(re.search("[aeiouyа-яіє]", syllable) for syllable in written))  # of a Czech syllable that is an apostrophe nothing is left
    back = {reading.syllables for reading in readings("-".join(written)) if reading.rule == rule}
    assert tuple(name) in back or _is_plain(written)


@given(names)
def test_every_name_comes_back_from_its_tones(name: list[str]) -> None:
    assert toneless(" ".join(f"{syllable}{tone}" for tone, syllable in enumerate(name))) == " ".join(name)


@given(st.text(max_size=30))
def test_anything_may_be_typed(text: str) -> None:
    assert all(set(reading.syllables) <= syllables() and "".join(reading.words) == "".join(reading.syllables) for reading in readings(text))


def _is_plain(written: list[str]) -> bool:
    """Whether a transcription looks like pinyin, with its dots and perhaps a tone, and is taken for that."""
    return all(is_pinyin(one) and is_spelled_out(one) for syllable in written for one in [re.sub("(?<=[ln])ü", "u", syllable).replace("é", "e")])
