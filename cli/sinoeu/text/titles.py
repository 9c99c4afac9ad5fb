"""Titles and forms of address around a name: `Vice Mayor Chen Zhichang`, `Zheng Guangjian, Ph.D.`."""

import re
from collections.abc import Iterator

from sinoeu.text.folding import words

_BEFORE_AN_OFFICE = frozenset(
    "vice deputy acting former executive honorary assistant associate first second senior chief crown state prime managing standing permanent party "
    "municipal provincial city county district federal foreign trade board his her your excellency royal highness the right hon lord and co oberster erster "
    "stellvertretender stellvertretende ex then newly elected current outgoing acting high special under rt vize erste general police finance commerce "
    "interior defence defense economy education health culture environment justice".split()
)
"""Words that belong to a title when an office follows, and may be names by themselves."""
_OFFICES = frozenset(
    "mr mrs ms miss mx sir madam madame mme mlle monsieur herr frau signor signora senor senora don dona dr prof professor doctor ing dipl hc dott dottor "
    "dottssa mag lic mayor governor secretary minister president chairman chairwoman chairperson chair ambassador consul general director manager premier "
    "chancellor envoy attache counsellor councillor commissioner delegate representative spokesman spokeswoman spokesperson speaker senator deputy mp mep "
    "ceo cfo cto coo cio head leader founder partner king queen prince princess duke duchess count countess baron baroness lord lady emperor pope bishop "
    "archbishop cardinal father reverend rev fr colonel major captain admiral marshal lieutenant sergeant judge justice attorney dean rector provost "
    "principal academician engineer journalist reporter correspondent editor author comrade buergermeister burgermeister burgermeisterin oberburgermeister "
    "oberburgermeisterin prasident prasidentin ministerprasident ministerprasidentin botschafter botschafterin generalkonsul generalkonsulin landrat "
    "landratin staatssekretar geschaftsfuhrer vorsitzender vorsitzende maire ministre ambassadeur directeur gouverneur burgemeester sindaco alcalde "
    "excellency highness majesty hon honourable honorable councilor officer undersecretary chargedaffaires daffaires "
    "bundesminister bundesministerin bundeskanzler bundeskanzlerin kanzler kanzlerin staatsminister staatsministerin aussenminister aussenministerin "
    "wirtschaftsminister wirtschaftsministerin senatorin konsul konsulin direktor direktorin generaldirektor generalsekretar vizeprasident vizeprasidentin "
    "regierungsprasident landeshauptmann stadtrat stadtratin vorstandsvorsitzender vorsitzende professorin doktor presidente president prefet consule "
    "directrice secretaire ministro ministra embajador embajadora ambasciatore ambasciatrice direttore direttrice professore professoressa prefeito prefetto "
    "embaixador voorzitter wethouder hoogleraar meneer mevrouw mevr dhr drs statsminister borgmester borgmastare prezident prezydent primator primatorka "
    "ministr hejtman velvyslanec ambasador burmistrz polgarmester miniszter nagykovet".split()
)
"""Offices and forms of address, folded."""
_FACULTIES = frozenset("rer nat med pol oec jur iur phil theol techn habil agr".split())
"""Of which somebody is a doctor: Dr. rer. nat."""
_WITH_A_DOT = re.compile(r"(?<!\w)(?:dr|prof|ing|mag|dipl|mr|mrs|ms|hr|fr)\.\s*", re.IGNORECASE)
"""Titles that their full stop gives away wherever they stand: Müller, Dr. Eva."""
_SPELLED = (("h", "e"), ("h", "c"))
"""H.E., his excellency, and h.c., of an honorary doctor: together they are titles, each by itself is an initial."""
_JOINING = frozenset("of for to at in the and von der des de du la".split())
_MOST_OF_PLACE = 4
"""Of the Mayor of Frankfurt am Main so many words are no name."""
_SURELY_TITLES = _OFFICES - frozenset("don king prince duke count baron father dean senior major marshal judge justice pope bishop cardinal le maire colonel".split())
"""Those that are no surnames."""
_NEVER_NAMES = frozenset("ii iii iv jr sr jnr snr phd mba msc bsc llm llb mep obe cbe mbe kbe xiansheng nushi".split())
"""These need neither comma nor dot; Jun and Sen are names of Chinese."""
_AFTER = _NEVER_NAMES | frozenset("jun sen md dr esq ba ma jd mp cpa cfa hc prof".split())
"""What stands after a name, set off by a comma or with dots; taken off there only, for Ma is a surname."""


def without_titles(name: str) -> str:
    """The name without the titles before it and the degrees after it; as it is where it has none, or where it is nothing else."""
    tokens = name.replace("\u00a0", " ").split()
    first = _titles_before([words(token) for token in tokens])
    if tokens[first : first + 1] == ["of"]:  # the Mayor of Shanghai is an office, not a name
        return name
    last = _office_after(tokens, _degrees_after(tokens, first), first)
    bare = " ".join(tokens[first:last]).strip(" ,") if first or last < len(tokens) else name
    rest = _WITH_A_DOT.sub("", bare)
    return rest if words(rest) else bare


def is_title(name: str) -> bool:
    """Whether a name is nothing but titles."""
    return all(word in _OFFICES and word in _SURELY_TITLES for word in words(name))


def _office_after(tokens: list[str], last: int, first: int) -> int:
    """Where an office behind a comma begins: `Li Jiamin, Mayor of Nanjing`."""
    for at in range(first + 2, last):
        if tokens[at - 1].endswith(",") and _titles_before([words(token) for token in (*tokens[at:last], "")]):
            return at
    return last


def around_office(name: str) -> Iterator[str]:
    """What may be the name beside an office that other words belong to: `Nanjing Mayor Chen Zhichang`, `Chen Zhichang Mayor of Nanjing`. At least two words."""
    tokens = name.replace("\u00a0", " ").split()
    folded = [words(token) for token in tokens]
    offices = [at for at, token in enumerate(folded) if token and token[-1] in _SURELY_TITLES]
    if not offices:
        return
    after = offices[-1] + 1
    first = after
    while first < len(tokens) and first <= after + _MOST_OF_PLACE and len(tokens) - first >= 2:
        if first == after or _JOINING.intersection(folded[after]):
            yield " ".join(tokens[first:])
        first += 1
    for last in range(offices[0], max(1, offices[0] - 3), -1):
        if not set(folded[last - 1]) & _JOINING:
            yield " ".join(tokens[:last]).strip(" ,")


def of_monsieur(name: str) -> str:
    """The surname behind M. for Monsieur, as French has it before a surname alone; empty for anything else."""
    tokens = name.split()
    return tokens[1] if len(tokens) == 2 and tokens[0] == "M." else ""


def _titles_before(tokens: list[tuple[str, ...]]) -> int:
    """How many tokens at the front are titles: up to the last office of an unbroken run, but never all."""
    offices = at = 0
    while at < len(tokens) - 1:
        token = tokens[at]
        size = 2 if tokens[at : at + 2] in ([("h",), ("e",)], [("h",), ("c",)]) else 1
        if size == 2 or token in _SPELLED or (token == ("m",) and not at and len(tokens) > 2):  # Monsieur, where a first and a last name follow
            offices = at + size if at + size < len(tokens) else offices
        elif token and at and offices == at and set(token) <= _FACULTIES and tokens[at - 1][-1] in ("dr", *_FACULTIES):
            offices = at + 1
        elif not token or not all(word in _OFFICES or word in _BEFORE_AN_OFFICE for word in token):
            break
        elif token[-1] in _OFFICES:
            offices = at + 1
        at += size
    return offices


def _degrees_after(tokens: list[str], first: int) -> int:
    """Where the degrees at the end begin: tokens that are nothing else, after a comma or with a dot, and marks of a generation."""
    last = len(tokens)
    while last - 1 > first:
        token, before = tokens[last - 1], tokens[last - 2]
        degree = "".join(words(token))
        if degree not in _AFTER or not (degree in _NEVER_NAMES or before.endswith(",") or "." in token):
            break
        last -= 1
    # An initial (`Chen M.`) is no degree.
    return last if last == len(tokens) or any(len("".join(words(token))) > 1 for token in tokens[last:]) else len(tokens)
