/*
title:
  ar: ما الذي تختلف فيه التقارير؟
  en: What do the reports disagree on?
meaning:
  ar: كل سطر علاقة يذكرها تقرير وينفيها آخر، أو لا يرد عنها إلا النفي.
  en: Each row is a tie that some claims report and others deny, or that is only denied.
caution:
  ar: النفي إفادة مثل غيره: لا يعني أن العلاقة لم تقع.
  en: A denial is a claim like any other: it does not mean that the tie was not there.
*/
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.status IN ['disputed', 'denied']
RETURN a.name AS source, type(r) AS relationship, b.name AS target, r.status AS status, r.claims AS claims, r.publishers AS publishers, r.confidence AS confidence
ORDER BY a.id, relationship, b.id
