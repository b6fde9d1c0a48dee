"""Work on the map: measuring, moving a mark, the menu under the pointer, going to a place."""
