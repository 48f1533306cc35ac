"""Evidence that an auditor checks alone: the bundle, its signature, decisions and sign-offs, verification.

Modules that `migrate verify` uses (archive, dsse, figures, matters, timestamp, verify) import neither a
database nor a project, so that a bundle can be checked on a machine that has only this package.
"""
