"""Articles and registry entries bound from their records."""

from sinoeu.curation.binding import Binder
from sinoeu.curation.document import Plain
from sinoeu.model.corpus import Article, Claim, Entry, Flag, Origin, Passage, Spots
from sinoeu.model.finding import Finding
from sinoeu.model.kinds import ARTICLE, FLAGS, KINDS, REGISTRIES, SKIPS, Holds
from sinoeu.model.value import Path, Reference, Value

CLAIM_KEYS = ("on", "via", "note")
PASSAGE_KEYS = ("text", "claims", "skip", "flags", "ignore")
_ARTICLE_KEYS = dict.fromkeys(("article", "passages"))
_HEAD_KEYS = dict.fromkeys(("id", "file", "sha256", *(field.name for field in ARTICLE.fields)))
_KEYS_OF_PASSAGES = dict.fromkeys(PASSAGE_KEYS)
_KEYS_OF_FLAGS = dict.fromkeys((*FLAGS, "because", "url"))
_KEYS_OF_ENTRIES = {registry: dict.fromkeys(field.name for field in kind.fields) for registry, kind in REGISTRIES.items()}
_OWN_FIELDS = {name: kind.fields[1:] for name, kind in KINDS.items()}
"""Of each kind of claim, all but the field that its own key holds."""
_KEYS_OF_CLAIMS = {name: dict.fromkeys((name, *(field.name for field in own), *CLAIM_KEYS)) for name, own in _OWN_FIELDS.items()}


def bind_article(content: Plain | None, origin: Origin) -> tuple[Article | None, list[Finding]]:
    """The article that a record holds, and what is wrong with it; None where it has no id or passages to speak of."""
    binder = Binder(origin)
    record = binder.mapping(content, (), "an article")
    binder.keys(record, _ARTICLE_KEYS, (), "an article's file")
    head_path: Path = ("article",)
    head = binder.mapping_at(record, "article", ())
    binder.keys(head, _HEAD_KEYS, head_path, "article")
    identity = binder.text_at(head, "id", head_path)
    if identity is None:
        binder.fault(head_path, "missing-key", "the article has no id", "add article: {id: '003', ...}")
        return None, binder.findings
    fields = binder.fields(head, ARTICLE.fields, head_path, "article")
    passages = tuple(_passage(binder, item, ("passages", at), at + 1) for at, item in enumerate(binder.listing_at(record, "passages", ())))
    if not passages:
        binder.fault(("passages",), "missing-key", "the article has no passages")
    file = binder.text_at(head, "file", head_path)
    sha256 = binder.text_at(head, "sha256", head_path)
    return Article(identity, file, sha256, fields, passages, origin), binder.findings


def _passage(binder: Binder, value: Plain, path: Path, number: int) -> Passage:
    record = binder.mapping(value, path, "a passage")
    binder.keys(record, _KEYS_OF_PASSAGES, path, "a passage")
    text = binder.text_at(record, "text", path)
    if text is None:
        binder.fault(path, "missing-key", f"passage {number} has no text")
    skip = binder.text_at(record, "skip", path)
    if skip is not None and skip not in SKIPS:
        binder.fault((*path, "skip"), "unknown-choice", f"skip cannot be {skip!r}", f"one of {', '.join(SKIPS)}")
    if "claims" not in record and "skip" not in record:
        binder.fault(path, "missing-key", f"passage {number} has neither claims nor skip", "write claims: or say why nothing is taken from it: skip: promotion")
    claims = tuple(claim for at, item in enumerate(binder.listing_at(record, "claims", path)) if (claim := _claim(binder, item, (*path, "claims", at), at + 1)))
    flags = tuple(flag for at, item in enumerate(binder.listing_at(record, "flags", path)) if (flag := _flag(binder, item, (*path, "flags", at))))
    ignore = binder.mapping_at(record, "ignore", path)
    answered = {rule: because for rule in ignore if (because := binder.text_at(ignore, rule, (*path, "ignore")))}
    return Passage(number, text or "", skip, claims, flags, answered, path)


def _claim(binder: Binder, value: Plain, path: Path, number: int) -> Claim | None:
    record = binder.mapping(value, path, "a claim")
    if not record:
        return None
    name = next(iter(record))
    kind = KINDS.get(name)
    if kind is None:
        binder.fault((*path, name), "unknown-kind", f"{name!r} is no kind of claim", f"the first key says the kind: {', '.join(KINDS)}")
        return None
    binder.keys(record, _KEYS_OF_CLAIMS[name], path, f"a claim of {name}")
    first = binder.values(kind.first, record[name], (*path, name))
    own = binder.fields(record, _OWN_FIELDS[name], path, f"this claim of {name}")
    identity = None
    if kind.first.holds is Holds.NEW_ID:
        fields = own
        identity = first[0].read if first and isinstance(first[0].read, str) else None
        if identity is None:
            binder.fault((*path, name), "wrong-kind", f"{name} is given an id as plain text")
            return None
    else:
        fields = {kind.first.name: first, **own}
    via = _via(binder, record["via"], (*path, "via"), fields) if "via" in record else {}
    return Claim(name, number, identity, fields, binder.text_at(record, "on", path), via, binder.text_at(record, "note", path), path)


def _via(binder: Binder, value: Plain, path: Path, fields: dict[str, tuple[Value, ...]]) -> dict[str, str]:
    """The words that stand for somebody who is not named in the passage; plain words stand for whoever the claim names first."""
    if not isinstance(value, str):
        record = binder.mapping(value, path, "via")
        return {id: words for id, item in record.items() if (words := binder.text(item, (*path, id), "via"))}
    first = next((read.id for values in fields.values() for item in values if isinstance(read := item.read, Reference) and read.id), None)
    if first is None:
        binder.fault(path, "wrong-kind", "via has nobody to stand for", "name the id: via: {henan-senote: we}")
        return {}
    return {first: value}


def _flag(binder: Binder, value: Plain, path: Path) -> Flag | None:
    record = binder.mapping(value, path, "a flag")
    binder.keys(record, _KEYS_OF_FLAGS, path, "a flag")
    kinds = [key for key in record if key in FLAGS]
    if len(kinds) != 1:
        binder.fault(path, "missing-key", "a flag has one kind", f"write one of {', '.join(FLAGS)}, with the words it is about")
        return None
    words = binder.text_at(record, kinds[0], path)
    because = binder.text_at(record, "because", path)
    if because is None:
        binder.fault(path, "no-because", f"the flag {kinds[0]!r} has no 'because'", "say why")
    return Flag(kinds[0], words or "", because or "", binder.text_at(record, "url", path), path)


def bind_entry(registry: str, id: str, value: Plain, path: Path, origin: Origin) -> tuple[Entry, list[Finding]]:
    """An entry of a registry (`people`, `organisations`, `places`), whose record stands at a path, and what is wrong with it."""
    binder = Binder(origin)
    kind = REGISTRIES[registry]
    record = binder.mapping(value, path, kind.says)
    binder.keys(record, _KEYS_OF_ENTRIES[registry], path, kind.says)
    return Entry(id, kind.name, binder.fields(record, kind.fields, path, kind.says), origin, path), binder.findings


def bind_registry(registry: str, content: Plain | None, origin: Origin) -> tuple[list[tuple[Entry, list[Finding]]], list[Finding]]:
    """The entries of a registry's YAML file, a mapping of id to record, each with what is wrong with it; and what is wrong with the file."""
    binder = Binder(origin)
    record = binder.mapping(content, (), f"{registry}.yaml")
    # Each entry has the places of its own values only: it is kept by itself.
    own = {id: Origin(origin.file, Spots(origin.spots.spot, {id: spots})) for id, spots in origin.spots.inner.items()}
    return [bind_entry(registry, id, value, (id,), own.get(id, origin)) for id, value in record.items()], binder.findings


def bind_registry_line(registry: str, content: Plain | None, origin: Origin) -> tuple[Entry | None, list[Finding]]:
    """The entry of a line of a registry's JSON Lines, which has its id among its keys, and perhaps its type, and what is wrong with it."""
    binder = Binder(origin)
    record = binder.mapping(content, (), "a record")
    id = binder.text_at(record, "id", ())
    if id is None:
        binder.fault((), "missing-key", "the record has no id", 'add "id": "chen-zhichang"')
        return None, binder.findings
    type = binder.text_at(record, "type", ())
    if type not in (None, REGISTRIES[registry].name):
        binder.fault(("type",), "unknown-choice", f"type cannot be {type!r} among {registry}", f"write {REGISTRIES[registry].name}, or leave it out")
    content = {key: value for key, value in record.items() if key not in ("id", "type")}
    entry, findings = bind_entry(registry, id, content, (), origin)
    return entry, [*binder.findings, *findings]
