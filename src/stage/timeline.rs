//! A scene and a response turned into cues in time, with the outcome of each sentence.
