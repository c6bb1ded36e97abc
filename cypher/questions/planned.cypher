/*
group: time
title:
  ar: ما الذي كان مخططًا أو متوقعًا؟
  en: What was planned or expected?
meaning:
  ar: 'كل سطر إفادة لا تقول إن الأمر وقع: خُطط له أو هُدّد به أو افتُرض.'
  en: 'Each row is a claim that does not say that something happened: it was planned, threatened or supposed.'
caution:
  ar: لا شيء هنا وقع بحسب هذه الإفادات، وقد تقول غيرها إنه وقع بعد ذلك.
  en: Nothing here has happened, as far as these claims say; others may say that it later did.
example: {row: {type: alliance, status: planned, actors: [Popular Mobilization Forces, Syrian government forces], publisher: Arabi21}}
*/
MATCH (c:Claim)-[:STATED_IN]->(p:Report)
WHERE c.status IN ['planned', 'hypothetical'] AND c.review <> 'rejected'
MATCH (c)-[:HAS_ACTOR]->(a:Actor)
OPTIONAL MATCH (c)-[:HAS_RECIPIENT]->(b:Actor)
WITH c, p, a, b ORDER BY a.id, b.id
RETURN c.id AS claim, c.type AS type, c.status AS status, collect(DISTINCT a.name) AS actors, collect(DISTINCT b.name) AS recipients, p.publisher AS publisher
ORDER BY type, claim
