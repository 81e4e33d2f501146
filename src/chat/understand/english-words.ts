/** English words of questions: never pinyin or initials of a body. */
export const englishWords: ReadonlySet<string> = new Set(
  (
    "a about above after all also am an and annual any are as ask assign at back be been before begin begins behind between " +
    "bind body both bot brief brigade bureau by can change chemical chemicals cities city close closed commission committee complete " +
    "completed correct current date day days deadline deadlines department departments detail details did digest district do does " +
    "done due duties duty during each education emergency end ended ending evaluate evaluation every export extend extension far fire " +
    "fireworks first for from gas get give good got has have he hello help her hi history how i if import in indicator indicators " +
    "industrial into involving is it item items its join key kind last late lead leading leads level list long management many me " +
    "mid midterm mine month monthly months morning most much my name near need needs new next no not nothing number of off office " +
    "on one ongoing only open or other our out over overall overdue own part participate participates participating party period " +
    "plan plans please progress project projects public rate rates red remind reminder report reported reporting reports responsible " +
    "return review role run safety say school schools search second security see send set settings she short should show silent since slow " +
    "slowest so some soon standing start started starting starts state status summary supervise support supporting supports take takes " +
    "task tasks tell term than thank thanks that the their them then there these they thing things third this those time to today " +
    "total traffic training transport two under until up update us we week weekly weeks well were what when where which who whole " +
    "whom whose will with within work works year yearly years yes yet you your bodies cycle hey okay ok road construction special " +
    "equipment occupational health hazardous gps app hours hour minutes unit units agency agencies board authority " +
    "ones listed mention mentions mentioned named count counts number still left remaining anyone anybody someone else going doing " +
    "way ways full text wording exactly actually really quick quickly kindly could would might must shall let lets want wants " +
    "looking look find found pull print sum percent percentage half finish finished finishes figure figures value values than " +
    "both either neither because though however also again already early earlier later latest newest oldest since until per via " +
    "sorry oops meant mean anything something everything nobody whatever involve involves involved relate related concern concerning regarding " +
    "people person head heads leader leaders boss clerk liaison intern colleague colleagues team staff town towns street streets"
  ).split(" "),
);
