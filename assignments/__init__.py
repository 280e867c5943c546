"""Assignment letters, and what is paid under them.

Read `core` first: values and functions that judge a claim by a letter, let allowances fall due,
settle taxes, plan, and say what a month holds. `reading` turns a letter's text into proposed
terms; `documents` opens letters' files, `sheets` files of rows, `calendars` knows holidays.
`storage` keeps the records, `exports` writes a month's files. `actions` puts these together, one
function a deed of the office; `web` and `cli` are the two ways to it, and `demo` tells its story.
"""
