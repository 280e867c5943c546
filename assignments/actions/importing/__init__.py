"""Files of rows taken over, all or none: claim lines, suppliers' invoices, pay, company rates.

Each kind has a module with its columns, a look over the file that writes nothing and tells
everything that is wrong, and the import itself. `rows` holds what they share.
"""
