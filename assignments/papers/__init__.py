"""Papers to print, sign and archive: values in, the bytes of a PDF out. No rules, no queries.

`blocks` is what a paper is made of, its words ready to be read; `made` gives it to a process of
its own (`child`), which readies what lies behind it (`pictures`, `sheets`), has it set from the
files in `source` (`typesetting`) and lays the pages of PDFs in. Same values, same bytes.
"""

from assignments.papers.making import PaperError, made

__all__ = ["PaperError", "made"]
