/* The room's own word lists, from general knowledge: each is a class of words in lower case, separated by blanks.
 * They inform; what decides is where a word stands. Nouns stand in the singular: words.c makes the plural. */
#include "entity/entity.h"

const hs_word_list hs_word_lists[] = {
    {HS_W_MALE,
     "aaron abdul abdullah abraham adam adrian ahmed al alan albert alberto alec alejandro alex alexander alexei alfred alfredo ali allan allen "
     "alvaro amir anders andre andreas andrei andres andrew andy angelo angus ansel anthony antoine anton antonin antonio archie ari arjun armando arnold "
     "arthur artur ashraf asher augustus austin avi barack barney barry bart bashar basil beau ben benedict benjamin bernard bernardo bernie bert bill "
     "billy bob bobby boris brad bradley brandon brendan brent bret brett brian bruce bruno bryan bryce byron caleb calvin cameron carl carlos carlton "
     "carson cecil cesar charles charlie chester chip chris christian christoph christopher chuck clarence clark claude claudio clay clayton clifford clint "
     "clinton clive cody colin conor conrad corey cory craig curt curtis cyrus dale damian damon dan daniel danny darrell darren daryl dave david davis dean "
     "denis dennis denny denzel derek desmond devin dick diego dieter dimitri dino dirk dmitri dmitry dominic don donald donnie doug douglas drew duane "
     "dustin dwayne dwight dylan earl ed eddie edgar edmund eduardo edward edwin eli elias elijah elliot elliott elmer elon emanuel emil emmanuel enrique "
     "eric erik ernest ernesto esteban ethan eugene evan everett ezra farid felipe felix ferdinand fernando fidel floyd francesco francis francisco franco "
     "francois frank franklin franz fred freddie frederick fredrik gabriel gareth garrett garry gary gavin gene geoff geoffrey george georg gerald "
     "gerard gerardo gerhard giancarlo gil gilbert giorgio giovanni giuseppe glen glenn gordon graham grant greg gregg gregory guido guillermo gus gustavo "
     "guy hakeem hal hamid hank hans harold haruki harrison harry harvey hassan hector heinrich helmut henri henrik henry herb herbert herman hillel hiroshi "
     "horace howard hubert hugh hugo humberto hussein ian ibrahim igor ignacio imran ira irving isaac ismail israel ivan jack jackson jacob jacques jaime jake jamal "
     "james jamie jared jason javier jay jean jeb jed jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jesse jesus jim jimmy joachim joao joaquin "
     "jody joe joel joey johan johann johannes john johnnie johnny jon jonah jonas jonathan jordan jorge jose josef joseph josh joshua juan jules julian "
     "julio julius jurgen justin kareem karim karl kareem keith ken kenji kenneth kenny kent kevin khalid kirk kristian kurt kwame kyle lamar lance larry "
     "lars laurence lawrence lee leif len leo leon leonard leonardo leroy les lester levi lewis lincoln lindsey lionel lloyd logan lorenzo lou louis luca "
     "lucas luigi luis luke luther lyle lyndon mahmoud malcolm malik manuel marc marcel marcelo marco marcos marcus mariano mario mark markus marshall "
     "martin marty marvin mathew mathias matias matt matteo matthew maurice mauricio max maxim maxwell mehmet mel melvin merrick michael michel miguel mike mikhail "
     "miles milo milton mitch mitchell mitt mohamed mohammad mohammed morgan morris moses mukesh murray mustafa nabil narendra nasser nathan nathaniel neal "
     "ned neil nelson newt nicholas nick nicolas nikolai nigel noah noam noel norman oliver olivier omar orrin orlando oscar osama otto owen pablo paolo pat patrick "
     "paul paulo pavel pedro pepe perry pete peter phil philip philippe phillip pierre piers pietro preston quentin quincy rafael rahm rahul raj rajiv ralph ramon "
     "randall randy raphael raul ravi ray raymond reggie reginald rene rex ricardo rich richard rick ricky rob robbie robby robert roberto rod roderick rodney "
     "rodrigo roger roland rolf roman ron ronald ronnie rory ross roy ruben rudolph rudy rupert russ russell ryan sajid sal salvador salvatore sam "
     "samir samuel sandro sanjay santiago saul scott sean sebastian sergei sergey sergio seth shane shaun shawn sheldon sherman shinzo sid sidney silvio simon "
     "spencer stan stanley stefan stephan stephen sterling steve steven stewart stuart sunil sylvester tad tariq tarek ted terrence terry thad theo theodore thomas "
     "tim timothy tobias toby todd tom tomas tommy tony travis trent trevor trey tristan troy tucker tyler tyrone umberto uri vance vernon victor viktor "
     "vincent vince vinod vladimir vojislav wade wallace walt walter ward warren wayne wendell werner wes wesley wilbur wilfred will willard willem william "
     "willie wilson winston wolf wolfgang woodrow wyatt xavier xi yasser yitzhak yusuf yuri yves zach zachary zack zane kofi kim jong shimon benny reince kellan strom "
     "rand mick beto raj deval corey cornel dinesh dov eliot elbridge fareed garland gennady hamza haider herschel jorg jaap kaveh krzysztof lech marek marwan mateo miroslav "
     "nuri nguyen oleg pascal petro piotr radek recep tayyip rashad ruhollah slobodan stavros sultan takeshi tarun tomasz vaclav vikram volodymyr wang yang zbigniew zlatan"},
    {HS_W_FEMALE,
     "abby abigail ada adele adriana agnes aisha alana alejandra alexandra alexandria alexis alice alicia alison allison alma amal amanda amber amelia amina "
     "amy ana anastasia andrea angela angelina angie anita ann anna annabel anne annette annie antonia april aretha ashley astrid audrey ava barbara beatrice beatriz "
     "becky belinda bernadette bertha beth bethany betsy betty bettina beverly birgit bonnie brenda bridget brigitte brittany brooke caitlin camila camilla candace "
     "candice carla carly carmen carol carole carolina caroline carolyn carrie cassandra catalina catherine cathy cecilia cecile celia charlene charlotte chelsea cherie cheryl chloe "
     "christiana christina christine cindy claire clara claudia colleen condoleezza connie constance consuelo cora cornelia courtney cristina crystal cynthia daisy dana daniela danielle daphne "
     "darlene dawn deb debbie deborah debra dee deirdre delia denise diana diane dianne dina dolores dominique donna dora doris dorothy edith eileen elaine eleanor elena eleni elise eliza "
     "elizabeth ella ellen elsa emilia emily emma erica erika erin esperanza estelle esther eva eve evelyn faith fatima felicia fiona flora florence frances francesca "
     "frederica gabriela gabrielle gail georgia geraldine gertrude gina gisela giulia gladys gloria grace greta gretchen guadalupe gwen gwendolyn hailey hannah harriet hazel heather heidi helen "
     "helena helga henrietta hilary hillary holly hope huma ida ilana ilse ines ingrid irena irene iris irma isabel isabella isabelle ivana ivanka jackie jaclyn "
     "jacqueline jade jan jana jane janelle janet janice janine jasmine jeanette jeanne jeannine jen jenna jennifer jenny jessica jill jo joan joana joann joanna joanne jocelyn josephine "
     "joy joyce juanita judith judy julia juliana julie juliet june kaitlyn kamala karen karin karla kate katharine katherine kathleen kathryn kathy katie katrina kay kayla "
     "kelli kelly kellyanne kerry kimberly kirsten kirstjen kristen kristi kristin kristina kyra lara latoya laura lauren laurie layla lea leah leila lena leslie leticia lila lilian lillian lily linda lisa "
     "liz liza lois lola lori lorraine loretta louise lucia lucille lucinda lucy luisa luz lydia lynn lynne mabel mackenzie madeleine madeline madison maggie maia malala malia mandy marcia "
     "margaret margarita margot maria mariah marian mariana marianne maribel marie marilyn marina marion marisa marissa marjorie marlene marsha martha mary maureen "
     "mavis maya megan meghan melania melanie melinda melissa mercedes meredith mia michaela michelle mildred mimi minerva mira miranda miriam mitzi moira molly mona monica monique muriel myra myrna nadia "
     "nadine nancy naomi natalia natalie natasha nathalie neera nelly nicola nicole nikki nina noemi nora norma octavia olga olivia ofelia oprah paige pam pamela patience patricia patsy patti patty paula pauline pearl "
     "peggy penelope penny petra phyllis pilar polly priscilla priya rachel ramona rebecca regina renee rhonda rita roberta robin rosa rosalind rosalyn rosario rose roseanne rosemary ruth "
     "sabrina sadie sally samantha sandra sandy sara sarah sasha savannah selena selma shannon sharon sheila shelley sherri sheryl shirley sierra silvia simone sofia sonia sonya sophia sophie stacey stacy "
     "stella stephanie sue summer susan susana susannah susie suzanne svetlana sybil sydney sylvia symone tabitha tamara tammy tanya tara tatiana teresa terri tess tessa thelma theresa therese tiffany tina "
     "tracey tracy trudy tulsi tzipi ursula valentina valerie vanessa vera veronica vicki vicky victoria viola violet virginia vivian wanda wendy whitney wilhelmina wilma winifred winnie yasmin yolanda yvette yvonne zelda zoe "
     "aung benazir carey cokie dilma ilhan jacinda jeanine kirstie lupita marine megyn michele norah nydia rashida rukmini samia soledad sunlen tashfeen theresa ursula valeria xiomara yulia zainab"},
    {HS_W_MR, "mr sir lord king prince baron señor herr monsieur"},
    {HS_W_MRS, "mrs ms miss mme lady queen princess dame señora frau madame baroness duchess"},
    {HS_W_TITLE,
     "mr mrs ms miss mme dr sir lord lady dame king queen prince princess pope sen senator rep representative congressman congresswoman gov governor president mayor "
     "secretary minister premier chancellor ambassador judge justice speaker chairman chairwoman chair director attorney general lt lieutenant col colonel capt captain sgt "
     "sergeant maj major adm admiral gen brig cpl commander prof professor rev reverend father sister brother bishop archbishop cardinal rabbi imam sheikh ayatollah "
     "commissioner councilman councilwoman councilor alderman delegate assemblyman assemblywoman treasurer comptroller sheriff chief officer detective agent principal dean "
     "deputy vice former ex acting then assistant undersecretary under leader whip majority minority press prime foreign first pastor coach moderator host anchor editor "
     "spokesman spokeswoman spokesperson ceo candidate nominee strategist adviser advisor aide runner mate frontrunner contender rival superintendent prosecutor solicitor auditor district state emir sultan hon honorable saint st baroness baron duke duchess duchess "
     "sens reps govs pres presidents councillor cllr coroner taoiseach messrs mses"},
    {HS_W_OFFICE,
     "president pres lady senator sen rep representative congressman congresswoman lawmaker legislator gov governor mayor secretary minister premier chancellor ambassador judge justice speaker "
     "attorney commissioner councilman councilwoman alderman assemblyman assemblywoman treasurer comptroller sheriff undersecretary director chairman chairwoman chair administrator "
     "prosecutor solicitor auditor delegate king queen prince pope lieutenant whip leader general chief envoy superintendent congressperson councilmember councillor councilor coroner mp mep msp magistrate taoiseach tánaiste lord emir supervisor"},
    {HS_W_SPOKES, "spokesman spokeswoman spokesperson spokesmen spokeswomen"},
    {HS_W_AIDE,
     "aide adviser advisor strategist consultant confidant confidante counselor counsellor lawyer attorney chief manager lieutenant operative deputy assistant speechwriter "
     "chairman chairwoman director secretary staffer treasurer pollster insider counsel fundraiser bodyguard doctor physician mentor ghostwriter valet"},
    {HS_W_WORK,
     "official officer employee executive manager director reporter editor anchor correspondent columnist commentator contributor host moderator analyst economist professor lecturer researcher "
     "scholar fellow scientist president founder co-founder cofounder chairman chairwoman chair chief head leader partner principal dean coach worker staffer blogger writer journalist publisher producer strategist pollster "
     "consultant lobbyist spokesman spokeswoman adviser advisor aide agent lawyer attorney counsel commander general deputy secretary representative organizer coordinator banker owner ceo cfo engineer investigator inspector "
     "historian expert author photographer presenter student trustee vice specialist volunteer boss operative assistant captain lieutenant commissioner administrator curator detective teacher instructor pastor critic fact-checker vp statistician contractor negotiator insider source"},
    {HS_W_MEMBER, "member delegate superdelegate democrat republican libertarian senator congressman congresswoman representative lawmaker independent socialist conservative communist chairwoman chairman tory liberal"},
    {HS_W_ALLY, "ally friend supporter surrogate donor backer booster fundraiser bundler endorser fan admirer loyalist benefactor confidant companion bankroller megadonor mega-donor proxy cheerleader"},
    {HS_W_FAMILY,
     "wife husband son daughter brother sister father mother parent uncle aunt cousin nephew niece grandson granddaughter grandfather grandmother widow widower spouse "
     "sibling twin stepson stepdaughter stepmother stepfather son-in-law daughter-in-law brother-in-law sister-in-law father-in-law mother-in-law fiancee fiance dad mom child children kid girlfriend boyfriend ex-wife ex-husband relative half-brother"},
    {HS_W_OPPONENT, "rival opponent critic challenger foe adversary nemesis competitor detractor enemy antagonist archrival"},
    {HS_W_CANDIDATE, "candidate nominee runner bearer frontrunner contender hopeful standard-bearer runner-up"},
    {HS_W_ROLE,
     "man woman person people men women voter resident citizen worker student teacher nurse doctor driver farmer veteran soldier officer priest activist advocate protester demonstrator organizer "
     "witness victim survivor neighbor passenger customer patient parent mother father businessman businesswoman billionaire millionaire mogul tycoon socialist politician statesman incumbent newcomer "
     "veteran insurgent outsider magnate developer entrepreneur celebrity star author physicist neurosurgeon surgeon pediatrician actor actress singer lawyer attorney judge juror prosecutor expert analyst economist "
     "source insider official aide observer participant attendee strategist pundit operative staffer journalist reporter scientist researcher scholar academic historian investor trader banker donor supporter critic "
     "ally friend adviser advisor lobbyist pollster lawmaker mp mep mla msp senator congressman governor mayor leader chief candidate nominee rival opponent spokesman spokeswoman spokesperson member delegate superdelegate colleague fan follower "
     "viewer reader listener taxpayer consumer employer employee boss executive manager director editor columnist commentator blogger writer moderator host anchor correspondent questioner heckler attorney counsel detective "
     "investigator agent commander general admiral colonel captain diplomat envoy ambassador president minister secretary chancellor premier king queen prince pope bishop cardinal rabbi imam pastor reverend minister couple family "
     "native immigrant refugee migrant worker activist conservative liberal progressive moderate evangelical populist republican democrat libertarian independent libertarian tory communist nationalist partisan loyalist hawk "
     "owner founder partner physicist pilot professor psychologist psychiatrist sociologist rapper artist musician comedian filmmaker novelist poet player coach athlete champion teenager girl boy kid child adult millennial senior retiree "
     "widow daughter son wife husband brother sister uncle aunt relative spouse trustee juror plaintiff defendant suspect gunman attacker terrorist militant fighter rebel dissident prisoner inmate guard policeman cop sheriff deputy firefighter "
     "paramedic engineer programmer technologist architect designer chef mayor treasurer trader broker consultant contractor builder mechanic electrician plumber carpenter welder miner rancher fisherman sailor marine cadet nun monk monarch "
     "statesman rep sen gov speaker chair chairman chairwoman commissioner regulator legislator politico insider surrogate backer confidant confidante fundraiser volunteer canvasser intern speechwriter bundler pro-lifer feminist contender hopeful "
     "checker proponent cleric elder counterpart hacker maker policymaker lawgiver head deputy founder co-founder cofounder boss mate commentator follower pragmatist practitioner "
     "front-runner frontrunner mogul underdog icon maverick firebrand standard-bearer challenger foe adversary detractor specialist planner negotiator interviewer interviewee caller commenter tweeter user subscriber poster respondent guest panelist "
     "speaker presenter broadcaster publisher producer photographer cameraman self-described superstar clerk aide-de-camp secretary-general"},
    {HS_W_CROWD,
     "critic voter supporter opponent people public republican democrat american conservative liberal progressive detractor skeptic observer pundit fan foe lawmaker crowd audience media press country nation electorate base establishment elite "
     "many most some few others everyone everybody nobody someone anyone all one women men latino hispanic muslim christian catholic evangelical jew black white african-american millennial "
     "youth activist advocate protester politician viewer reader candidate rival investor market trader economist consumer taxpayer worker citizen resident student parent refugee immigrant user member delegate superdelegate donor "
     "community society world wing faction side camp respondent majority minority percent half third quarter number "
     "british french german russian chinese japanese israeli iranian arab european palestinian mexican canadian cuban syrian iraqi afghan indian pakistani ukrainian turk greek italian spaniard pole korean saudi egyptian "
     "policymaker maker proponent staff personnel generation field marine airman iowan texan new-yorker californian virginian floridian ohioan independent moderate populist libertarian "
     "governor senator politico superrich rich poor wealthy left right insiders outsiders purist hawk dove libertarians centrist fundamentalist traditionalist feminist environmentalist business corporation network outlet company bank party"},
    {HS_W_INFORM,
     "checker official source aide adviser advisor analyst expert strategist operative staffer spokesman spokeswoman spokesperson insider investigator prosecutor authority lawyer attorney agent person executive "
     "employee diplomat witness confidant confidante participant organizer researcher scientist scholar reporter man woman neighbor relative friend colleague ally attendee manager associate family mother father "
     "wife husband son daughter brother sister consultant lobbyist scholar historian economist doctor guest caller questioner moderator interviewer heckler protester teacher nurse driver judge justice officer intelligence commander general donor fundraiser bundler planner spokesmen leader regulator author authorities"},
    {HS_W_DOCUMENT,
     "report poll survey tweet email e-mail statement memo letter indictment ad advertisement law study paper article book document filing record lawsuit complaint brief transcript video audio footage photo photograph picture image "
     "editorial op-ed column story headline post posting blog website site page press-release release note message text bill act resolution rule ruling order constitution amendment treaty agreement deal plan proposal platform "
     "analysis data statistic figure number result research finding evidence chart graph table map list index review audit testimony affidavit subpoena warrant motion petition opinion dissent decision poll polling ballot "
     "manifesto speech address script spot commercial billboard poster banner sign placard slogan song film movie documentary series episode broadcast memoir biography novel tome account diary journal notebook ledger cable dispatch "
     "disclosure form calendar schedule invitation advisory guideline guide manual pamphlet flyer leaflet brochure mailer newsletter bulletin announcement caption quote quotation joke rumor recording tape clip graphic cartoon cover piece item "
     "excerpt passage paragraph section provision clause measure initiative referendum law statute code regulation ordinance policy projection estimate forecast ratings rating average aggregate census questionnaire correspondence missive "
     "communique declaration press-statement summary overview profile obituary interview-transcript exit-poll probe case hashtag application voicemail spreadsheet press-kit dossier file archive"},
    {HS_W_BODY,
     "campaign committee agency department group university company pac union commission court party administration government organization association foundation institute center centre council board bureau office firm bank newspaper "
     "magazine network outlet station channel website paper publication nonprofit think-tank ministry parliament congress senate house legislature police army military coalition alliance league team club church school college hospital "
     "corporation business chain airline studio label museum library federation society fund trust caucus chamber cabinet regime kingdom republic state country nation city county town embassy consulate tribunal jury panel task-force "
     "leadership delegation staff tabloid giant "
     "prosecution navy junta inquiry laboratory municipality canton diocese archdiocese "
     "watchdog lobby chapter branch division unit force service authority regulator watchdog operation startup charity venture conglomerate brand insurer lender utility retailer manufacturer contractor wire bloc ticket camp site programme program show"},
    {HS_W_ORGNAME,
     "party committee university college institute center centre council commission association foundation department agency bureau office court house senate congress parliament administration bank group corp corporation inc co company llc ltd "
     "pac union federation league alliance coalition society club church school hospital museum library fund trust caucus chamber army navy force forces service services authority ministry board network partners capital associates "
     "holdings industries international enterprises systems technologies technology motors airlines airways studios records press embassy police guard reserve nations leaders action project initiative america americans citizens majority crossroads "
     "lawyers attorneys workers teachers teamsters brotherhood academy conference forum convention organization organisation campaign solutions research strategies consulting communications entertainment pictures energy oil electric foods pharmaceuticals health healthcare "
     "insurance securities financial management investments ventures laboratories labs steel airlines railroad bureau exchange treasury pentagon kremlin nato fbi cia nsa irs epa dnc rnc fec fcc fda nra aclu opec unicef twitter facebook google isis isil taliban hezbollah hamas "
     "gallup pew ipsos yougov quinnipiac marist uber airbnb tinder netflix spotify pfizer allergan walmart exxonmobil boeing toyota hyundai samsung siemens volkswagen monsanto verizon comcast starbucks "
     "ofwat ofcom ofgem malacañang élysée pharmac caltrans legislature assembly directorate task program programme corps division team city county district tribunal institution university's policy studies reform watch network"},
    {HS_W_MEDIA, "news times post journal herald tribune gazette chronicle globe daily magazine review press tv radio radio network channel today telegraph guardian observer examiner inquirer dispatch sentinel courier bee sun star mirror mail standard register record independent ledger argus beacon wire show broadcasting weekly monitor reporter advocate democrat-gazette courant morning tonight"},
    {HS_W_PLACE,
     "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska "
     "nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming america us u.s usa uk u.k eu britain england scotland wales ireland france germany italy spain portugal netherlands belgium "
     "switzerland austria poland hungary greece turkey russia ukraine sweden norway denmark finland iceland romania bulgaria serbia croatia bosnia kosovo albania moldova belarus estonia latvia lithuania china japan korea india pakistan "
     "afghanistan iran iraq syria israel palestine gaza lebanon jordan egypt libya tunisia algeria morocco sudan ethiopia kenya nigeria ghana senegal mali uganda rwanda congo zimbabwe angola mozambique tanzania somalia yemen qatar kuwait "
     "bahrain oman australia canada mexico cuba haiti jamaica guatemala honduras nicaragua panama colombia venezuela ecuador peru bolivia chile argentina brazil uruguay paraguay vietnam thailand cambodia laos burma myanmar malaysia singapore "
     "indonesia philippines taiwan bangladesh nepal kazakhstan uzbekistan georgia armenia azerbaijan europe asia africa antarctica chicago boston philadelphia houston dallas atlanta miami seattle denver detroit baltimore cleveland cincinnati "
     "pittsburgh milwaukee minneapolis phoenix tucson portland sacramento oakland manhattan brooklyn queens bronx harlem hollywood london paris berlin rome madrid moscow beijing tokyo seoul brussels vienna geneva zurich athens istanbul ankara "
     "jerusalem cairo baghdad damascus tehran kabul islamabad delhi mumbai shanghai sydney melbourne toronto montreal ottawa havana caracas bogota lima kiev kyiv warsaw prague budapest stockholm oslo copenhagen dublin edinburgh glasgow nashville memphis "
     "charlotte charleston columbia raleigh richmond norfolk tampa orlando jacksonville tallahassee birmingham montgomery jackson louisville indianapolis columbus toledo omaha wichita tulsa albuquerque honolulu anchorage benghazi aleppo mosul "
     "crimea chechnya tibet ferguson flint dover davenport dubuque manchester concord nashua peoria scranton buffalo albany rochester syracuse newark trenton hartford providence burlington midwest appalachia silicon"},
    {HS_W_PLACE2,
     "new#york new#jersey new#hampshire new#mexico new#orleans north#carolina south#carolina north#dakota south#dakota west#virginia rhode#island united#states united#kingdom los#angeles san#francisco san#diego san#antonio las#vegas "
     "north#korea south#korea saudi#arabia hong#kong costa#rica puerto#rico el#salvador sri#lanka south#africa new#zealand middle#east new#delhi tel#aviv st#louis st#paul salt#lake kansas#city des#moines cedar#rapids long#island new#england "
     "south#bend santa#fe palm#beach fort#worth el#paso san#jose santa#barbara west#bank ivory#coast czech#republic dominican#republic united#arab south#sudan wall#street silicon#valley northern#ireland latin#america south#america north#america green#bay "
     "ann#arbor baton#rouge little#rock grand#rapids sioux#city oklahoma#city mexico#city vatican#city buenos#aires rio#de san#bernardino palo#alto staten#island"},
    {HS_W_DEMONYM,
     "american british english french german italian spanish russian chinese japanese korean indian pakistani afghan iranian iraqi syrian israeli palestinian arab egyptian turkish saudi mexican canadian cuban brazilian australian irish scottish welsh "
     "european asian african latino hispanic polish ukrainian dutch swedish norwegian danish finnish greek hungarian austrian swiss belgian portuguese jewish muslim christian catholic islamic western eastern southern northern "
     "vietnamese thai filipino indonesian malaysian venezuelan colombian argentine chilean peruvian haitian jordanian lebanese libyan yemeni kurdish sunni shiite ethiopian kenyan nigerian somali texan californian"},
    {HS_W_PARTY, "republican democrat democratic gop libertarian labour tory conservative republicans democrats green socialist communist"},
    {HS_W_TIME,
     "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow tonight "
     "christmas thanksgiving easter memorial mondays tuesdays wednesdays thursdays fridays saturdays sundays"},
    {HS_W_FUNCTION,
     "a an the this that these those i you he she it we they me him her us them my your his its our their mine yours hers ours theirs who whom whose which what where when why how and or but nor so yet if because although though while whereas "
     "unless until since as than of in on at by for with from to into onto upon about against between among through during before after above below over under again further then once here there both each every all any some no not only own same too "
     "very just even also still already never ever always often is are was were be been being am has have had having do does did doing will would shall should can could may might must ought need dare let lets according despite yes no ok okay well now "
     "meanwhile however moreover instead later earlier soon perhaps maybe indeed rather quite like unlike within without across along around behind beyond near off out up down per via plus minus amid amidst toward towards besides except nevertheless nonetheless "
     "therefore thus hence otherwise anyway regardless whether either neither such another other others one two three four five six seven eight nine ten first second third last next more most less least much many few several lot lots "
     "got get gets getting make makes made take takes took go goes went come comes came see sees saw say says said think thinks thought know knows knew want wants wanted give gives gave tell tells told ask asks asked hey oh thank thanks please today"},
    {HS_W_DET, "a an the this that these those his her their its my our your some any no every each another several many most all both one two three four five six seven eight nine ten few other such certain various numerous"},
    {HS_W_PREP, "of in on at by for with from to into about against between among through during before after over under within without across near behind including like unlike such than as since until around toward towards at despite amid"},
    {HS_W_SPEECH,
     "said says say told tells tell asked asks added adds wrote writes tweeted tweets argued argues claimed claims noted notes explained explains insisted insists warned warns announced announces declared declares predicted predicts responded responds replied "
     "replies replies suggested suggests stated states acknowledged admits admitted conceded concedes complained complains charged accused accuses denied denies believes believed thinks thought quipped joked recalled recalls mused remarked observed contended contends "
     "described describes called calls praised praises criticized slammed blasted mocked attacked defended vowed promised pledged urged demanded questioned wondered indicated confirmed revealed disclosed reported reports concluded cautioned lamented boasted bragged "
     "countered retorted shot continued concluded testified repeated reiterated stressed emphasized hopes hoped expects expected plans planned wants wanted agreed disagreed speaking saying adding telling noting arguing writing warning claiming asking insisting"},
    {HS_W_VERB,
     "is are was were be been has have had do does did will would can could should may might must said says told says goes went got gets make makes made take takes took come comes came see saw say know knew want wanted give gave hold held run ran win won lose lost "
     "lead led keep kept begin began show shows showed shown feel felt put set let leave left bring brought become became seem seemed help helped start started turn turned call called try tried need needed ask asked work worked play played move moved live lived believe "
     "believed happen happened include included continue continued set learn learned change changed follow followed stop stopped create created speak spoke read spend spent grow grew open opened walk walked offer offered remember remembered love loved consider considered "
     "appear appeared buy bought wait waited serve served die died send sent expect expected build built stay stayed fall fell cut reach reached kill killed remain remained suggest suggested raise raised pass passed sell sold require required report reported decide decided pull pulled "
     "made gave found find found think thought met sat stood lost paid meets faces faced"},
    {HS_W_FORMER, "former ex then-former erstwhile onetime one-time ex-president retired late past previously former-"},
    {HS_W_SHE, "she her hers herself woman women girl mother wife daughter sister spokeswoman congresswoman chairwoman businesswoman actress councilwoman widow aunt grandmother mom lady queen princess niece granddaughter assemblywoman"},
    {HS_W_HE, "he him his himself man men boy father husband son brother spokesman congressman chairman businessman actor councilman uncle grandfather dad king prince nephew grandson assemblyman gunman"},
    {HS_W_JOINT, "de del della van von der den la le al el bin ibn abu da di dos das du ben st"},
    {HS_W_SUFFIX, "jr sr ii iii iv esq"},
    {HS_W_STAFF,
     "nurse technician diplomat clerk surgeon chaplain sergeant receptionist doorman waitress waiter headteacher headmaster headmistress striker midfielder defender goalkeeper "
     "trainer showrunner streamer interviewer broadcaster landlady landlord physiotherapist surveyor warden janitor caretaker porter cook chef bartender barman mechanic operator "
     "conductor guard steward librarian cellist violinist rapporteur publicist barrister solicitor subordinate constable umpire referee foreman dramaturg selector dispatcher "
     "paramedic firefighter whistleblower biologist figure adjuster auditor bookkeeper programmer designer secretary-general caseworker ranger helper flack busboy superintendent "
     "chairperson rector archbishop bishop mk mna mlc mks mnas mlcs astrophysicist physicist epidemiologist geologist climatologist virologist psychologist sociologist archaeologist anthropologist "
     "governor backbencher frontbencher predecessor mla td recorder reeve convener mayoress sous-chef modeller organiser schoolteacher pilot captain quarterback"},
    {HS_W_PROGRAM, "interview show program programme broadcast podcast segment appearance magazine newspaper town-hall townhall radio television tv cable panel forum"},
};

const size_t hs_n_word_lists = sizeof hs_word_lists / sizeof *hs_word_lists;

/* Short names and the names they stand for: one group of equal first names a string. */
const char *const hs_nicknames[] = {
    "william bill billy will willie", "robert bob bobby rob robbie robby bert", "richard dick rick ricky rich", "james jim jimmy jamie", "john johnny jack jon",
    "joseph joe joey", "thomas tom tommy", "michael mike mick mickey", "edward ed eddie ted teddy ned", "theodore ted teddy theo", "bernard bernie", "charles charlie chuck chip",
    "christopher chris", "daniel dan danny", "david dave", "donald don donnie", "gregory greg", "jeffrey jeff geoffrey geoff", "kenneth ken kenny", "lawrence larry", "matthew matt",
    "nicholas nick", "patrick pat", "patricia pat patty patti tricia", "peter pete", "philip phil phillip", "ronald ron ronnie", "samuel sam", "stephen steve steven", "timothy tim",
    "anthony tony", "andrew andy drew", "benjamin ben benny", "elizabeth liz beth betsy betty eliza lizzie", "katherine kate kathy katie catherine cathy kathryn", "margaret maggie meg peggy",
    "deborah debbie deb debra", "jennifer jen jenny", "susan sue susie", "rebecca becky", "barbara barb", "victoria vicki vicky tori", "jacqueline jackie", "alexander alex sasha",
    "alexandra alex sasha", "francis frank", "franklin frank", "frederick fred freddie", "gerald jerry gerry", "harold hal harry", "henry hank harry", "leonard len lenny", "raymond ray",
    "vincent vince", "walter walt", "zachary zach zack", "abraham abe", "albert al bert", "alan al allen", "alfred al fred", "arthur art", "clifford cliff", "douglas doug", "eugene gene", "jonathan jon",
    "joshua josh", "nathaniel nat nate nathan", "randall randy", "russell russ", "terrence terry", "wesley wes", "judith judy", "pamela pam", "sandra sandy", "theresa terry terri tess", "cynthia cindy",
    "mitchell mitch", "newton newt", "rudolph rudy", "stanley stan", "bradley brad", "ernest ernie", "martin marty", "melvin mel", "herbert herb", "louis lou", "calvin cal", "dennis denny", "gilbert gil",
};

const size_t hs_n_nicknames = sizeof hs_nicknames / sizeof *hs_nicknames;
