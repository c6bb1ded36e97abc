/*
group: reinforcements
title:
  ar: أي التعزيزات لم يُذكر متلقّيها؟
  en: Which reinforcements name no recipient?
meaning:
  ar: كل سطر إفادة بأن جهة حرّكت قوات أو سلاحًا دون أن يُذكر لمن.
  en: Each row is a claim that an actor moved forces or weapons, without saying to whom.
caution:
  ar: تحريك الجهة قواتها إلى مكان ليس علاقة بجهة أخرى، ولذلك لا يظهر خطًّا في الشبكة.
  en: Moving one’s own forces to a place ties an actor to nobody; so it is no line in the picture.
example: {row: {actor: isis, name: Islamic State (ISIS), places: [Euphrates], status: reported, publisher: Orient Net}}
*/
MATCH (c:Claim {type: 'reinforcement'})-[:HAS_ACTOR]->(a:Actor)
OPTIONAL MATCH (c)-[:HAS_RECIPIENT]->(b:Actor)
WITH c, a, count(b) AS recipients
WHERE recipients = 0 AND c.review <> 'rejected'
MATCH (c)-[:STATED_IN]->(p:Report)
OPTIONAL MATCH (c)-[:AT]->(l:Place)
WITH c, a, p, l ORDER BY l.id
RETURN c.id AS claim, a.id AS actor, a.name AS name, collect(l.name) AS places, c.status AS status, p.publisher AS publisher
ORDER BY actor, claim
