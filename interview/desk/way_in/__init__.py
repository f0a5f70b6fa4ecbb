"""The way to an interview for whoever names no file: the folder where the reports are to lie, what lies in it, what was dragged there.

`door` is what a face asks; beside it nothing is opened but to be looked at. What has to be asked on the way, `questions` leaves to the face.
"""
