"""The shapes that everything shares: frozen data, no behaviour beyond looking things up.

Every position named `start` or `end` on a Finding, Acronym, Sentence or Span of a report is a
half-open range of Unicode code points in `Document.source`. Positions inside a block are in
`Block.text` and are turned into source positions with `Block.to_source`.
"""

from plainspeak.model.document import Block as Block
from plainspeak.model.document import BlockKind as BlockKind
from plainspeak.model.document import Cell as Cell
from plainspeak.model.document import Comment as Comment
from plainspeak.model.document import Definition as Definition
from plainspeak.model.document import Document as Document
from plainspeak.model.document import Segment as Segment
from plainspeak.model.document import Span as Span
from plainspeak.model.faults import InputError as InputError
from plainspeak.model.faults import NothingToRead as NothingToRead
from plainspeak.model.positions import Positions as Positions
from plainspeak.model.report import JSON_VERSION as JSON_VERSION
from plainspeak.model.report import Acronym as Acronym
from plainspeak.model.report import AcronymState as AcronymState
from plainspeak.model.report import Edit as Edit
from plainspeak.model.report import Finding as Finding
from plainspeak.model.report import Readability as Readability
from plainspeak.model.report import Related as Related
from plainspeak.model.report import Report as Report
from plainspeak.model.report import Sentence as Sentence
from plainspeak.model.report import Severity as Severity
from plainspeak.model.report import Suggestion as Suggestion
