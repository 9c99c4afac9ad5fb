"""What JSON Schemas are made of, of files and of answers."""

from sinoeu.model.answer import Json

Schema = dict[str, Json]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
