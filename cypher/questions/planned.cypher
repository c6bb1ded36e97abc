/*
title:
  ar: ما الذي كان مخططًا أو متوقعًا؟
  en: What was planned or expected?
meaning:
  ar: كل سطر علاقة لا يقول أي تقرير إنها وقعت: خُطط لها أو هُدّد بها أو افتُرضت.
  en: Each row is a tie that no report says came about: it was planned, threatened or supposed.
caution:
  ar: لا شيء هنا وقع بحسب التقارير.
  en: Nothing here has happened, as far as the reports say.
*/
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.status IN ['planned', 'hypothetical']
RETURN a.name AS source, type(r) AS relationship, b.name AS target, r.status AS status, r.claims AS claims
ORDER BY a.id, relationship, b.id
