/*
group: disputes
title:
  ar: أي العلاقات تؤكدها مصادر مستقلة، وأيها لا يراها إلا مصدر واحد؟
  en: Which ties are borne out by independent sources, and which has only one seen?
meaning:
  ar: كل سطر علاقة مع من رصدها. 'several' تعني أن التقارير وبيانات أخرى (مثل UCDP) ترصدها؛ و'reports' أو 'ucdp' أن ذلك المصدر وحده يرصدها.
  en: "Each row is a tie and who has seen it: 'several' are reports and a data set such as UCDP, or two such; 'reports' or 'ucdp' is that one alone."
caution:
  ar: بيانات UCDP لا تسجل إلا الأحداث التي أوقعت قتلى، ومصادرها تقارير أيضًا. ما رآه مصدر واحد ليس خطأً.
  en: UCDP records only events with deaths, and is made from reports too. What one source alone has seen is not therefore false.
params:
  seen: {type: text, default: several, label: {ar: من رصدها, en: Seen by}}
example: {row: null}
*/
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.corroboration = $seen
RETURN a.name AS source, type(r) AS relationship, b.name AS target, r.sources AS sources, r.publishers AS publishers, r.claims AS claims, r.first AS first, r.last AS last, r.id AS relation
ORDER BY claims DESC, a.id, relationship, b.id
