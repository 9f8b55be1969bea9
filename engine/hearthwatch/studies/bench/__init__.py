"""Measuring the engine on cameras of its own: cost, delay, and what is missed.

Scenes with exact truth are painted from a seed (`scenes`, `painter`), encoded as cameras do
(`studio`), and played by an RTSP server in a process of its own (`cameras`). `parts` measure on
them and give tables, and `profiles` say which are made; a run ends in a `report`.
"""
