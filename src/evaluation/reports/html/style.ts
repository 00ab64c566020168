import { Markup } from './markup.ts'

/** Light on paper and screen, dark where the reader's browser asks for it; plots take their colours from here. */
export const STYLE = new Markup(`
:root { color-scheme: light dark; --ground:#fff; --raised:#f6f7f9; --ink:#1b1f24; --soft:#5b6470; --rule:#d9dde3;
  --accent:#1f5fbf; --second:#c2571a; --good:#1c7c4a; --bad:#b3261e; --heat:31,95,191 }
@media screen and (prefers-color-scheme: dark) { :root { --ground:#14171b; --raised:#1d2127; --ink:#e4e7eb;
  --soft:#9aa4b0; --rule:#343a43; --accent:#7db0ff; --second:#f0a36b; --good:#6fce9b; --bad:#ff8a80; --heat:125,176,255 } }
* { box-sizing:border-box }
body { margin:0 auto; max-width:1080px; padding:32px 24px 64px; background:var(--ground); color:var(--ink);
  font:15px/1.5 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif }
h1 { font-size:26px; margin:0 0 4px } h2 { font-size:19px; margin:40px 0 8px; break-after:avoid }
p { margin:6px 0; max-width:78ch } .soft { color:var(--soft) } code { font:13px ui-monospace,Menlo,Consolas,monospace }
table { border-collapse:collapse; font-size:13.5px; width:100%; font-variant-numeric:tabular-nums }
th { font-weight:600; color:var(--soft); vertical-align:bottom }
.figures { text-align:right } .words { text-align:left }
th,td { padding:4px 10px 4px 0; border-bottom:1px solid var(--rule) } tr { break-inside:avoid }
.wide { overflow-x:auto } .good { color:var(--good) } .bad { color:var(--bad); font-weight:600 }
.tiles { display:grid; grid-template-columns:repeat(auto-fit,minmax(150px,1fr)); gap:12px; margin:20px 0 }
.tile { background:var(--raised); border:1px solid var(--rule); border-radius:8px; padding:10px 14px; break-inside:avoid }
.tile b { display:block; font-size:22px; line-height:1.3 } .tile span { color:var(--soft); font-size:12.5px }
.pair { display:grid; grid-template-columns:repeat(auto-fit,minmax(340px,1fr)); gap:24px }
figure { margin:12px 0; break-inside:avoid } figcaption { color:var(--soft); font-size:13px }
svg { display:block; width:100%; height:auto; font:11px system-ui,sans-serif }
svg text { fill:var(--ink) } svg .soft { fill:var(--soft) } .grid { stroke:var(--rule); stroke-width:1 }
.line { fill:none; stroke:var(--accent); stroke-width:2 } .ideal { stroke:var(--soft); stroke-dasharray:4 4 }
.dot { fill:var(--accent) } .mark { fill:var(--second) } .bar { fill:var(--accent); fill-opacity:.75 }
.whisker { stroke:var(--accent); stroke-width:1.5 } .right { fill:rgb(var(--heat)) } .wrong { fill:var(--second) }
svg .on { fill:var(--ground) }
@media print { body { max-width:none; padding:0; font-size:11pt } h2 { margin-top:24px } .tile { border-color:#999 }
  table { font-size:9.5pt } .wide { overflow:visible } a { color:inherit } }
@page { margin:16mm 14mm }
`)
