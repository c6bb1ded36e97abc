/*
group: disputes
title:
  ar: ما الذي تختلف فيه التقارير؟
  en: What do the reports disagree on?
meaning:
  ar: كل سطر علاقة تذكرها إفادات وتنفيها أخرى.
  en: Each row is a tie that some claims report and others deny.
caution:
  ar: 'النفي إفادة مثل غيره: لا يعني أن العلاقة لم تقع.'
  en: 'A denial is a claim like any other: it does not mean that the tie was not there.'
example: {row: null}
*/
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.status = 'disputed'
RETURN a.name AS source, type(r) AS relationship, b.name AS target, r.claims AS claims, r.denied AS denied, r.publishers AS publishers, r.confidence AS confidence, r.id AS relation
ORDER BY a.id, relationship, b.id
