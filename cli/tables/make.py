"""Makes the tables of cli/sinoeu/text/tables from pypinyin and OpenCC, which only this script needs (`pip install pypinyin opencc-python-reimplemented`).

    python cli/tables/make.py

`characters.tsv`: a character, its simplified form where that is another, and its readings without tones, the usual one first.
`pinyin.tsv`: the syllables, without tones and umlauts.
`romanisations.tsv`: a syllable, and how each of the systems of transcriptions.py spells it, with every mark; no table is copied, all follow from the rules there.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import opencc
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict
from transcriptions import rows

TABLES = Path(__file__).resolve().parent.parent / "sinoeu" / "text" / "tables"
RARE = 0.04
"""A reading that a character has in fewer of its phrases is left out: nobody reads it so in a name (tuan, of old also qiu)."""
NO_NAMES = set("e ei hm hng m n ng o yo lo den dei zhei fiao eng kei cei tei sei pia biang dia wong nun rua fong".split())
"""Interjections and dialect. `e` is a name's syllable and put back."""


def plain(reading: str) -> str:
    """A reading without its tone; the u with dots stays apart as `u:`."""
    decomposed = unicodedata.normalize("NFD", reading).replace("u\u0308", "u:")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def readings() -> dict[str, list[str]]:
    """By character its readings, those first that it has in most phrases."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, spoken in phrases_dict.items():
        if len(phrase) == len(spoken):
            for character, reading in zip(phrase, spoken, strict=True):
                used[character][plain(reading[0])] += 1
    found = {}
    for code, listed in pinyin_dict.items():
        character = chr(code)
        known = list(dict.fromkeys(plain(reading) for reading in listed.split(",")))
        counts = used.get(character, Counter())
        total = sum(counts.values())
        kept = [reading for reading in known if total < 5 or counts[reading] >= RARE * total] or known[:1]
        kept.sort(key=lambda reading: -counts[reading])
        found[character] = kept
    return found


def simplified() -> dict[str, str]:
    """By traditional character the simplified one."""
    path = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {one: other.split()[0] for one, other in pairs if len(one) == 1 and other.split()[0] != one}


def main() -> None:
    """Writes the tables."""
    by_character, simple = readings(), simplified()
    wanted = {one for one in by_character if "\u3400" <= one <= "\u9fff"}
    lines = [f"{one}\t{simple.get(one, '')}\t{' '.join(by_character[one]).replace('u:', 'u')}" for one in sorted(wanted)]
    TABLES.mkdir(exist_ok=True)
    (TABLES / "characters.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    common = {one for one in wanted if one >= "\u4e00"}
    syllables = {reading for one in common for reading in by_character[one] if re.fullmatch("[a-z:]+", reading)} - NO_NAMES | {"e"}
    (TABLES / "pinyin.tsv").write_text("".join(f"{one}\n" for one in sorted({one.replace("u:", "u") for one in syllables})), encoding="utf-8")
    (TABLES / "romanisations.tsv").write_text("".join("\t".join(row) + "\n" for row in rows(syllables)), encoding="utf-8")


if __name__ == "__main__":
    main()
