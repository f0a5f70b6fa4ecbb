"""A published report (.docx, .html, .txt, .md, .pdf, .ofd, with LibreOffice .doc and .wps) to figures and texts.

`report.read_report` is the door; `convert.to_book.imported` makes a book of what was read. It knows forms, labels and
relations, and neither faces nor the answers file. Nothing here is loaded before a report is read.
"""
