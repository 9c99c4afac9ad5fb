"""The tables of an export: everything of public meaning that the database holds, in the order of its ids or of reading."""

import sqlite3

from sinoeu.answers.tables.claimed import claimed
from sinoeu.answers.tables.registered import registered
from sinoeu.answers.tables.sourced import sourced
from sinoeu.model.table import Table
from sinoeu.store.facts import Facts


def tables(connection: sqlite3.Connection) -> list[Table]:
    """All tables, those that others refer to first. Their rows are read as they are asked for."""
    facts = Facts(connection, as_printed=False)
    return [*sourced(connection, facts), *registered(connection, facts), *claimed(connection, facts)]
