//! A moment turned into a whole frame: the layout of panels around the stage.
