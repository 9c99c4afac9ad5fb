"""Titles and forms of address around a name: `Vice Mayor Chen Zhichang`, `Zheng Guangjian, Ph.D.`."""

from sinoeu.text.folding import words

_BEFORE_AN_OFFICE = frozenset(
    "vice deputy acting former executive honorary assistant associate first second senior chief crown state prime managing standing permanent party "
    "municipal provincial city county district federal foreign trade board his her your excellency royal highness the right hon lord and co oberster erster "
    "stellvertretender ex then newly elected current".split()
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
    "excellency highness majesty h e hon honourable honorable".split()
)
"""Offices and forms of address, folded. `h e` is H.E."""
_SURELY_TITLES = _OFFICES - frozenset("don king prince duke count baron father dean senior major marshal judge justice pope bishop cardinal le maire colonel".split())
"""Those that are no surnames."""
_AFTER = frozenset("phd ph d md m dr jr sr esq mba ba ma msc bsc llm llb jd mp mep cpa cfa ii iii iv obe cbe mbe kbe hc prof".split())
"""What stands after a name, set off by a comma or with dots; taken off there only, for Ma is a surname."""


def without_titles(name: str) -> str:
    """The name without the titles before it and the degrees after it; as it is where it has none, or where it is nothing else."""
    tokens = name.replace("\u00a0", " ").split()
    first = _titles_before([words(token) for token in tokens])
    if tokens[first : first + 1] == ["of"]:  # the Mayor of Shanghai is an office, not a name
        return name
    last = _office_after(tokens, _degrees_after(tokens, first), first)
    return " ".join(tokens[first:last]).strip(" ,") if first or last < len(tokens) else name


def is_title(name: str) -> bool:
    """Whether a name is nothing but titles."""
    return all(word in _OFFICES and word in _SURELY_TITLES for word in words(name))


def _office_after(tokens: list[str], last: int, first: int) -> int:
    """Where an office behind a comma begins: `Li Jiamin, Mayor of Nanjing`."""
    for at in range(first + 2, last):
        if tokens[at - 1].endswith(",") and _titles_before([words(token) for token in (*tokens[at:last], "")]):
            return at
    return last


def _titles_before(tokens: list[tuple[str, ...]]) -> int:
    """How many tokens at the front are titles: up to the last office of an unbroken run, but never all."""
    offices = 0
    for at, token in enumerate(tokens[:-1]):
        if token == ("m",) and not at and len(tokens) > 2:  # Monsieur, where a first and a last name follow
            offices = 1
            continue
        if not token or not all(word in _OFFICES or word in _BEFORE_AN_OFFICE for word in token):
            break
        if token[-1] in _OFFICES:
            offices = at + 1
    return offices


def _degrees_after(tokens: list[str], first: int) -> int:
    """Where the degrees at the end begin: tokens that are nothing else, after a comma or with a dot."""
    last = len(tokens)
    while last - 1 > first:
        token, before = tokens[last - 1], tokens[last - 2]
        folded = words(token)
        if not folded or not all(word in _AFTER for word in folded) or not (before.endswith(",") or "." in token):
            break
        last -= 1
    # An initial (`Chen M.`) is no degree.
    return last if last == len(tokens) or any(len("".join(words(token))) > 1 for token in tokens[last:]) else len(tokens)
