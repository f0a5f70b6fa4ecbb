"""Documents and workbooks of Word, Excel and OpenDocument, from their XML; older ones by way of LibreOffice."""
