### Templates.

templates-missing = This template is not here any more.
