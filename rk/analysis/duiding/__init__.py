"""The deeper questions to route data: what the ways have in common, and where they differ.

Each question is a frozen record with a pure `kernel(deel)`, an associative `merge` and an `antwoord`,
asked by `rk.analysis.vragen.stel`; each answer is a frozen record that shows itself as a frame
(`tabel`) and in a few plain Dutch sentences (`zin`). Where the data leaves something open, an answer has
bounds; where there is too little to go on, it says so (`basis.te_weinig`). Import what you need from
its own module, for each brings the libraries that it needs:

- `eerste_hulp.TijdTotHulp`: how long until the first help (Kaplan-Meier).
- `kleuren.Kleuren`: the four routes over places or months, with entropy; `beweging.Beweging`: how spread
  and how restless ways are; `steekproef.Onderelkaar`: ways under each other (within the project only).
- `typen.Typen`: typical ways, and how well they hold. `ideaal.BesteEnWerkelijk`: best beside real.
- `netwerk.haltenetwerk`: gatekeepers, communities and bridges, from the answer to `vragen.DirectNa`.
- `casusmaten.Casusmaten`, `vergelijken.vergelijk`: shares and figures, and two groups side by side.
- `themas.themas`, `signalen.signalen`: what groups choose, and the obstacles that come back together.
"""
