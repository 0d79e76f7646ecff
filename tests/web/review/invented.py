"""Articles written for the tests; nobody did such a study or said these words."""

ARTICLE = """Methods

We asked four peer workers in two languages.

Results

“They put a chair for me by the door, and nobody turned round.” (Participant 7, peer worker)

It was called a second chair. 🪑 “I sat and I waited for the talk to begin” (P2, nurse), and left.

Discussion

A chair is not a voice.
"""

JATS = """<?xml version="1.0" encoding="UTF-8"?>
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title-group><journal-title>Invented Ward Letters</journal-title>
</journal-title-group></journal-meta>
<article-meta><title-group><article-title>Keys without doors</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Lind</surname>
<given-names>Ada</given-names></name></contrib></contrib-group>
<pub-date><year>2017</year></pub-date>
<abstract><p>What a key opens for peer workers, and what not.</p></abstract></article-meta></front>
<body><sec sec-type="methods"><title>Methods</title><p>Nine talks on one ward.</p></sec>
<sec sec-type="results"><title>Results</title><p>Everybody was given a key on the first day.</p>
<disp-quote><p>I had the key in my hand and no door that was mine.</p>
<attrib>Peer worker 3</attrib></disp-quote>
<p>A nurse saw it differently.</p>
<disp-quote><p>We never thought that a key could be missing something.</p>
<attrib>Nurse 1</attrib></disp-quote></sec>
<sec sec-type="discussion"><title>Discussion</title><p>A key is not a door.</p></sec></body>
</article>
"""
