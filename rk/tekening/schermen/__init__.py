"""The screens, one module for each: what fills the frame at that step."""
