"""The deeper questions to route data: what the ways have in common, and where they differ.

Each question is a frozen record with a pure `kernel(deel)`, an associative `merge` and an `antwoord`;
each answer is a frozen record that shows itself as a frame (`tabel`) and as one plain Dutch sentence
(`zin`). Where the data leaves something open, an answer has bounds; where there is too little to go
on, it says so (`basis.te_weinig`).
"""
