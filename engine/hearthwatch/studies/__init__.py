"""Work on recorded footage, by exactly the way that live cameras take."""
