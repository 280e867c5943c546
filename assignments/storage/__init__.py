"""What is kept: rows of the database, the questions asked of them, and the receipts' files.

The rest of the program asks a `Store` and gets values of the core; rows never leave this package.
Read `database`, `tables`, `store`.
"""
