"""What is this file? Ranks record format, record length, code page, signs and copybooks by evidence.

    found = inspect_file("CLIENTS.bin", [Path("CLIENT.cpy")])
    found.formats[0].name, found.formats[0].evidence      # the best record format, and why
    found.description                                     # a source description that `migrate decode` takes

At most 4 MiB are read, whatever the file's size. One module a question: `variable`, `lines`, `fixed`, `pages`,
`numbers`, `fit`, `damage`, `wrapping`.
"""

from connectors.cobol.inference.answer import Candidate, Damage, Fit, Inspection, Offender
from connectors.cobol.inference.inspection import inspect_file

__all__ = ["Candidate", "Damage", "Fit", "Inspection", "Offender", "inspect_file"]
