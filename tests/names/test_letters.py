"""Letters: those of every alphabet of Europe without their marks, and those that only look right, or cannot be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoeu.text.folding import fold, german_words, words
from sinoeu.text.look_alike_letters import invisible, strangers, unmixed
from sinoeu.text.names import keys, whole_key
from sinoeu.text.tokens import placed, tokens

ALPHABETS = {
    "Albanian": ("çë", "ce"),
    "Azeri": ("çəğıöşü", "cegiosu"),
    "Basque": ("ñ", "n"),
    "Bosnian": ("čćđšž", "ccdsz"),
    "Breton": ("ñùê", "nue"),
    "Catalan": ("àçèéíïòóúü", "aceeiioouu"),
    "Corsican": ("àèìòù", "aeiou"),
    "Croatian": ("čćđšž", "ccdsz"),
    "Czech": ("áčďéěíňóřšťúůýž", "acdeeinorstuuyz"),
    "Danish": ("æøå", "aeoa"),
    "Dutch": ("ĳëïéó", "ijeieo"),
    "Esperanto": ("ĉĝĥĵŝŭ", "cghjsu"),
    "Estonian": ("äöõüšž", "aoousz"),
    "Faroese": ("áðíóúýæø", "adiouyaeo"),
    "Finnish": ("åäö", "aao"),
    "French": ("àâæçéèêëîïôœùûüÿ", "aaaeceeeeiiooeuuuy"),
    "Frisian": ("âêôûú", "aeouu"),
    "Gagauz": ("äçêıöşţü", "aceiostu"),
    "Galician": ("áéíñóúü", "aeinouu"),
    "German": ("äöüß", "aouss"),
    "Greenlandic": ("ĸåøæ", "qaoae"),
    "Hungarian": ("áéíóöőúüű", "aeiooouuu"),
    "Icelandic": ("áðéíóúýþæö", "adeiouythaeo"),
    "Irish": ("áéíóúḃċḋḟġṁṗṡṫ", "aeioubcdfgmpst"),
    "Italian": ("àèéìîòù", "aeeiiou"),
    "Kashubian": ("ąãéëłńòóôùż", "aaeelnooouz"),
    "Latvian": ("āčēģīķļņšūž", "acegiklnsuz"),
    "Lithuanian": ("ąčęėįšųūž", "aceeisuuz"),
    "Livonian": ("āǟčḑēīļņōȯȱõȭŗšțūž", "aacdeilnooooorstuz"),
    "Luxembourgish": ("äëé", "aee"),
    "Maltese": ("ċġħżàèìòù", "cghzaeiou"),
    "Norwegian": ("æøåéò", "aeoaeo"),
    "Occitan": ("áàçéèíïóòúü", "aaceeiioouu"),
    "Polish": ("ąćęłńóśźż", "acelnoszz"),
    "Portuguese": ("áâãàçéêíóôõú", "aaaaceeiooou"),
    "Romani": ("čćšž", "ccsz"),
    "Romanian": ("ăâîșțşţ", "aaistst"),
    "Romansh": ("àèéìòù", "aeeiou"),
    "Sámi": ("áčđŋšŧžåæøâǥǧǩõʒǯäö", "acdnstzaaeoaggkozzao"),
    "Scots Gaelic": ("àèìòù", "aeiou"),
    "Serbian": ("čćđšž", "ccdsz"),
    "Slovak": ("áäčďéíĺľňóôŕšťúýž", "aacdeillnoorstuyz"),
    "Slovene": ("čšž", "csz"),
    "Sorbian": ("čćěłńóřŕšśžź", "ccelnorrsszz"),
    "Spanish": ("áéíñóúü", "aeinouu"),
    "Swedish": ("åäöé", "aaoe"),
    "Turkish": ("çğıİöşüâîû", "cgiiosuaiu"),
    "Welsh": ("âêîôûŵŷ", "aeiouwy"),
}
"""The letters of each alphabet that English has not, and those that stand for them where they cannot be typed."""


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_alphabet_of_europe_folds_to_plain_letters(language: str) -> None:
    letters, plain = ALPHABETS[language]
    assert fold(letters) == plain
    assert fold(letters.upper()) == plain
    assert fold(" ".join(letters)).replace(" ", "") == plain


@pytest.mark.parametrize(
    ("name", "spelled"), [("Jørgensen", "joergensen"), ("Åse", "aase"), ("Đoković", "djokovic"), ("Müller", "mueller"), ("Əliyev", "aliyev"), ("Sjaŋa", "sjanga")]
)
def test_letters_are_spelled_out_as_well(name: str, spelled: str) -> None:
    assert german_words(name) == (spelled,)
    assert whole_key((spelled,)) in keys(name)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Сhen", "Chen"),  # Cyrillic
        ("СНЕN", "CHEN"),
        ("Nаnjіng", "Nanjing"),
        ("Οstrow", "Ostrow"),  # Greek
        ("νan", "van"),
        ("С\u0301hen", "Chen"),
        ("Ｃｈｅｎ", "Chen"),  # full width
        ("𝐂𝐡𝐞𝐧", "Chen"),  # mathematical
        ("𝒞𝓱𝖾𝚗", "Chen"),
        ("Ⓒⓗⓔⓝ", "Chen"),
        ("Ｃhеn", "Chen"),  # both
        ("Che\u200bn", "Chen"),
        ("\ufeffChen\u2060", "Chen"),
        ("Ch\u00aden", "Chen"),
        ("C\u034fhen", "Chen"),
        ("\u202eChen\u202c", "Chen"),
        ("Chen\ufe0f", "Chen"),
        ("Chen\U000e0041", "Chen"),
        ("Петpов", "Петров"),  # a Latin p
        ("Πaπaδοπουλος", "Παπαδοπουλος"),
        ("Ch\u2032en", "Chen"),
        ("Ch\u02b9en", "Chen"),
        ("Chʽen", "Chen"),
    ],
)
def test_what_looks_like_a_name_is_that_name(typed: str, plain: str) -> None:
    assert words(typed) == words(plain)
    assert tokens(typed) == tokens(plain)


@pytest.mark.parametrize("word", ["Сор", "Chen", "αο", "Жchen", "µm", "Δt", "北京", "СССР USSR", "Сор-Chen", "\u0645\u06cc\u200c\u062e"])
def test_a_word_that_is_in_one_script_or_can_be_in_none_stays(word: str) -> None:
    assert unmixed(word) == word
    assert not list(strangers(word))
    assert not invisible(word)


def test_a_stranger_is_told_with_its_word_and_scripts() -> None:
    (found,) = strangers("Mr Сhen met Chen")
    assert found == ("Сhen", "С", "Chen", "Cyrillic", "Latin")
    assert [one[2:] for one in strangers("Петpов and νan")] == [("Петров", "Latin", "Cyrillic"), ("van", "Greek", "Latin")]
    assert invisible("a\u200bb\u200b\u00adc") == ["\u200b", "\u00ad"]


mixed = st.text(st.sampled_from("acehopxyvnABCEHijĳﬁʼ'·-\u0301\u200b\u00ad \u212aаеорсухвнАВСЕНйїαοννρΑΒΕΗΝ𝐚Ａßµ"), max_size=12)


@given(mixed)
def test_folding_look_alikes_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert len(unmixed(text)) == len(text)
    assert unmixed(unmixed(text)) == unmixed(text)


@given(mixed)
def test_tokens_with_look_alikes_are_the_same_with_their_places(text: str) -> None:
    assert tuple(one.token for one in placed(text)) == tokens(text)


@given(mixed)
def test_what_is_told_is_what_is_changed(text: str) -> None:
    assert bool(list(strangers(text))) is (unmixed(text) != text)
