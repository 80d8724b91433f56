// The English texts. Included by words.rs; one line a word: name, permanent key, text.
words! {
    // The module of first questions has the words from here…
    AppName "app.name" = "Persona Builder";

    // Sections of portrait, brief and record
    SectionQuote "section.quote" = "they: In their words | she: In her words | he: In his words | name: In {name}’s words";
    SectionBackground "section.background" = "Background";
    SectionDoes "section.does" = "they: What they do | she: What she does | he: What he does | name: What {name} does";
    SectionBelongs "section.belongs" = "they: How they belong | she: How she belongs | he: How he belongs | name: How {name} belongs";
    SectionLightsUp "section.lights-up" = "they: What lights them up | she: What lights her up | he: What lights him up | name: What lights {name} up";
    SectionWants "section.wants" = "they: What they want | she: What she wants | he: What he wants | name: What {name} wants";
    SectionInTheWay "section.in-the-way" = "they: What is in their way | she: What is in her way | he: What is in his way | name: What is in {name}’s way";
    SectionLeaves "section.leaves" = "they: What would make them leave | she: What would make her leave | he: What would make him leave | name: What would make {name} leave";
    SectionReal "section.real" = "they: What makes them real | she: What makes her real | he: What makes him real | name: What makes {name} real";
    SectionDecides "section.decides" = "they: How they decide | she: How she decides | he: How he decides | name: How {name} decides";
    SectionJourney "section.journey" = "they: Their journey | she: Her journey | he: His journey | name: {name}’s journey";
    SectionReach "section.reach" = "they: How to reach them | she: How to reach her | he: How to reach him | name: How to reach {name}";
    SectionWords "section.words" = "they: Words they use | she: Words she uses | he: Words he uses | name: Words {name} uses";
    SectionTest "section.test" = "One test";
    SectionGesture "section.gesture" = "We saw you";
    SectionReview "section.review" = "Look again";
    SectionSources "section.sources" = "What it was built from";
    SectionPurpose "section.purpose" = "What it is for";
    SectionCheck "section.check" = "Checked against reality";
    SectionUse "section.use" = "How it is used";
    SectionCare "section.care" = "Keeping it alive";
    SectionSummary "section.summary" = "In one sentence";
    SectionIdentity "section.identity" = "Name and face";

    // Evidence: the five signs and the eight kinds
    SignSeen "sign.seen" = "seen";
    SignTold "sign.told" = "told";
    SignCounted "sign.counted" = "counted";
    SignRead "sign.read" = "read";
    SignGuess "sign.guess" = "guess";
    EvidenceObserved "evidence.observed" = "I saw it";
    EvidenceQuoted "evidence.quoted" = "They told me";
    EvidenceSurveyed "evidence.surveyed" = "From a survey";
    EvidenceMeasured "evidence.measured" = "I counted it";
    EvidenceSupport "evidence.support" = "From support";
    EvidenceSocial "evidence.social" = "From social media";
    EvidencePublished "evidence.published" = "I read it";
    EvidenceGuess "evidence.guess" = "It’s a guess";

    // Around the interview
    SkipToContent "page.skip" = "Skip to the content";
    Privacy "page.privacy" = "Everything stays in this browser. Nothing is sent anywhere.";
    Tabs "page.tabs" = "This persona";
    TabInterview "page.tab-interview" = "Interview";
    TabOverview "page.tab-overview" = "All answers";
    TabBrief "page.tab-brief" = "Brief";
    Undo "page.undo" = "Undo";
    Dismiss "page.dismiss" = "Close this notice";
    Nameless "drafts.nameless" = "No name yet";
    Tally "drafts.tally" = "{known}, {guesses}";
    TallyKnown "drafts.known" = "{n} known";
    TallyGuesses "drafts.guesses" = "one: {n} guess | other: {n} guesses";
    StaysHere "save.stays-here" = "Everything stays in this browser";
    Saving "save.saving" = "Saving…";
    Saved "save.saved" = "Saved in this browser, {time}";
    NotSaved "save.not-saved" = "Not saved";
    Temporary "save.temporary" = "Nothing is kept here";
    SavedAsCopy "save.as-copy" = "This draft was changed in another tab. Yours is kept as a copy beside it.";

    // The interview
    Steps "wizard.steps" = "Steps";
    StepOf "wizard.step-of" = "Step {n} of {of}";
    StepProgress "wizard.step-progress" = "{answered} of {asked} answered";
    ScreenOf "wizard.screen-of" = "{n} of {of}";
    MoreClaims "wizard.more-claims" = "one: and {n} more | other: and {n} more";
    Continue "wizard.continue" = "Continue";
    Back "wizard.back" = "Back";
    Skip "wizard.skip" = "Skip for now";
    WhyWeAsk "wizard.why" = "Why we ask";
    SeeExample "wizard.example" = "See an example";
    UseExample "wizard.use-example" = "Start from this example";
    ExampleTaken "wizard.example-taken" = "The example took the place of your answer.";
    Keys "wizard.keys" = "Keyboard";
    KeysText "wizard.keys-text" = "Enter goes on from a line of text, Ctrl + Enter from anywhere, Ctrl + Shift + Enter goes back. In a list, Enter adds an item and Alt with the up or down arrow moves it.";
    Portrait "wizard.portrait" = "The persona so far";
    PortraitEmpty "wizard.portrait-empty" = "What you answer takes shape here.";
    BuiltOn "wizard.built-on" = "Built on";
    HowDoYouKnow "evidence.ask" = "How do you know?";
    MoreKinds "evidence.more" = "More…";
    EvidenceNote "evidence.note" = "a note";
    EvidenceNoteHint "evidence.note-hint" = "A note: where, what, who";
    EvidenceCount "evidence.count" = "how many";
    EvidenceCountHint "evidence.count-hint" = "How many";
    EvidenceDate "evidence.date" = "when";
    EvidenceRemoved "evidence.removed" = "The note went with it.";
    OwnWords "control.own" = "Or in your own words";
    OwnWordsSeveral "control.own-several" = "In your own words, a line each";
    InMonths "control.in-months" = "one: In {n} month | other: In {n} months";
    HowMany "control.how-many" = "How many?";
    Unit "control.unit" = "Of what?";
    NotANumber "control.not-a-number" = "Write a number, like 12 or 3.5. What stood here before is still kept.";
    ItemOf "list.item" = "{label}, {n} of {of}";
    ItemUp "list.up" = "Move item {n} up";
    ItemDown "list.down" = "Move item {n} down";
    ItemRemove "list.remove" = "Remove item {n}";
    ItemRemoved "list.removed" = "Removed.";
    AddFirst "list.add-first" = "Add the first one";
    AddAnother "list.add-another" = "Add another";
    ListKeys "list.keys" = "Enter adds the next one. You can paste several lines at once.";
    ListFull "list.full" = "one: {n} line did not fit: a list holds 200. | other: {n} lines did not fit: a list holds 200.";
    Suggestions "list.suggestions" = "Ready ones to choose from";
    Quote "quote.title" = "Quote";
    QuoteWords "quote.words" = "Their words";
    QuoteWho "quote.who" = "Who said it";
    QuoteWhere "quote.where" = "Where, when";
    AddQuote "quote.add" = "Add a quote";
    AddMoment "moment.add" = "Add a moment";
    MomentOwn "moment.own" = "Another moment";
    MomentTitle "moment.title" = "In a few words";
    MomentWhat "moment.what" = "What happened?";
    MomentWhere "moment.where" = "Where?";
    MomentFeeling "moment.feeling" = "How did it feel?";
    MomentNearly "moment.nearly" = "What nearly went wrong?";
    Feelings "moment.feelings" = "-2: Very bad | -1: Bad | 0: So-so | 1: Good | 2: Very good";
    AddSource "source.add" = "Add a source";
    SourceOther "source.other" = "Another source";
    SourceName "source.name" = "What is it?";
    SourceSaid "source.said" = "What did it say?";
    SourceCount "source.count" = "How many? (a number)";
    SourceWhen "source.when" = "From when?";
    SourceForm "source.form" = "Is it words or numbers?";
    FormWords "source.words" = "Words";
    FormNumbers "source.numbers" = "Numbers";
    FormBoth "source.both" = "Both";
    TestKind "test.kind" = "What will you try?";
    TestMessage "test.message" = "A message";
    TestEvent "test.event" = "An event";
    TestProduct "test.product" = "A product";
    TestWhat "test.what" = "What exactly?";
    TestAudience "test.audience" = "For whom?";
    TestSign "test.sign" = "What would show that it worked?";
    TestDate "test.date" = "By when?";
    Name "name.name" = "Name";
    Epithet "name.epithet" = "Their role in a few words";
    EpithetHint "name.epithet-hint" = "the Listener";
    Pronoun "name.pronoun" = "How do you speak of them?";
    PronounNone "name.pronoun-none" = "Not said";
    PronounShe "name.pronoun-she" = "she";
    PronounHe "name.pronoun-he" = "he";
    PronounThey "name.pronoun-they" = "they";
    PronounOwn "name.pronoun-own" = "another way";
    PronounOwnWords "name.pronoun-own-words" = "Which way?";
    // …to here: `FIRST_COUNT` in words.rs names the last one.

    // BRIEF: words of the printed brief and the record (src/domain/brief.rs)
    BriefNameless "brief.nameless" = "Somebody you know";
    BriefEmpty "brief.empty" = "Nothing is written here yet. Every answer in the interview finds its place on this page.";
    BriefTold "brief.told" = "{known} known, {guesses} guessed";
    BriefSigns "brief.signs" = "How it is known";
    BriefReview "brief.review" = "Look again by {day}";
    BriefFor "brief.for" = "For";
    BriefWorkedIf "brief.worked-if" = "It worked if";
    BriefBy "brief.by" = "By";
    BriefMessage "brief.message" = "One message";
    BriefEvent "brief.event" = "One event";
    BriefProduct "brief.product" = "One product";
    BriefNearly "brief.nearly" = "What nearly went wrong";
    BriefRecord "brief.record" = "The full record";
    BriefRecordLead "brief.record-lead" = "Everything that was answered, and what it rests on.";
    BriefMoment "brief.moment" = "Moment";
    BriefHappened "brief.happened" = "What happened";
    BriefWhere "brief.where" = "Where";
    BriefFelt "brief.felt" = "How it felt";
    BriefCount "brief.count" = "{count} in all";
    FeelingLowest "feeling.lowest" = "very bad";
    FeelingLow "feeling.low" = "bad";
    FeelingEven "feeling.even" = "neither good nor bad";
    FeelingHigh "feeling.high" = "good";
    FeelingHighest "feeling.highest" = "very good";

    // FORMAT: sentences for files that cannot be read (src/domain/format)
    FormatEmpty "format.empty" = "The file is empty. Choose another one.";
    FormatTooLarge "format.too-large" = "The file is larger than {limit} MB. Files of personas are far smaller; check that it is the right one.";
    FormatNotUtf8 "format.not-utf8" = "The file is not readable text (from byte {offset} on). Check that it is the right one, or save it again as UTF-8.";
    FormatUtf16 "format.utf16" = "The file is saved as UTF-16. Save it again as UTF-8.";
    FormatNotJson "format.not-json" = "The file is damaged or cut off: it cannot be read beyond line {line}, column {column}. Export it again where it came from.";
    FormatTooDeep "format.too-deep" = "The file is nested deeper than any file of ours. Check that it is the right one.";
    FormatNotPersonas "format.not-personas" = "This is not a file of personas. Choose one that Persona Builder exported; its name ends in .json.";
    FormatIsInterview "format.is-interview" = "This is an interview, not a file of personas. Choose one that Persona Builder exported.";
    FormatNotInterview "format.not-interview" = "This is not an interview. An interview begins with “format”: “persona-builder/interview”.";
    FormatNewer "format.newer" = "The file comes from a newer Persona Builder (format version {version}). Reload this page to get the newest one, then try again.";
    FormatMissing "format.missing" = "Something is missing in the file. Export it again where it came from, or add it in a text editor.";
    FormatWrongType "format.wrong-type" = "Something in the file has the wrong form. Export it again where it came from, or mend it in a text editor.";
    FormatTooLong "format.too-long" = "A text in the file is longer than {limit} characters. Shorten it in a text editor.";
    FormatTooMany "format.too-many" = "A list in the file has more than {limit} entries. Shorten it in a text editor.";
    FormatNotOneOf "format.not-one-of" = "A word in the file is not one of those it may be: {allowed}. Correct it in a text editor.";
    FormatNotADay "format.not-a-day" = "A date in the file does not exist. Write it as year-month-day, such as 2026-11-22.";
    FormatNotATime "format.not-a-time" = "A time in the file does not exist. Write it such as 2026-11-22T09:30:00Z.";
    FormatNotAColour "format.not-a-colour" = "A colour in the file cannot be read. Write it as #rrggbb, such as #2f5d62.";
    FormatNotAPhoto "format.not-a-photo" = "A photo in the file is not a PNG, JPEG or WebP of at most 1.5 MB. Take it out in a text editor, and add the photo again here.";
    FormatBrokenPhoto "format.broken-photo" = "A photo in the file is damaged, or not what it says it is. Take it out in a text editor, and add the photo again here.";
    FormatDuplicateId "format.duplicate-id" = "The id {id} stands twice in the file. Give the second one another id in a text editor.";
    FormatBadId "format.bad-id" = "An id in the file has characters that ids do not have. Use small letters, digits and hyphens.";
    FormatOutOfRange "format.out-of-range" = "A number in the file is too small or too large. Correct it in a text editor; allowed is {range}.";
    FormatBlank "format.blank" = "A text in the file is empty where something must stand. Fill it in with a text editor.";
    FormatPack "format.pack" = "The interview has a mistake: {problem}. Whoever wrote it can mend it.";
    FormatWhere "format.where" = "The place in the file: {path}.";

    // The page
    Opening "page.opening" = "Opening…";
    MissingTitle "page.missing" = "That is not here";
    NoDraft "page.no-draft" = "This draft is not in this browser. It may be in another browser, or was deleted for good. If you exported it, open the file.";
    NoInterview "page.no-interview" = "The interview could not be loaded. Check the connection and reload the page. Your drafts are safe.";
    ToStart "page.to-start" = "To the start";

    // Start
    StartTitle "start.title" = "Get to know the people who make your brand";
    StartLead "start.lead" = "A calm half hour of good questions. You leave with a page about one real kind of person, and you can see what you know and what you only guess.";
    StartHelp "start.help" = "Not sure? Two questions help you choose";
    StartExamples "start.examples" = "Look at finished examples";
    StartOpen "start.open" = "Open a file";
    MethodSteps "method.steps" = "one: {n} step | other: {n} steps";
    MethodMinutes "method.minutes" = "one: about {n} minute | other: about {n} minutes";
    HelpTitle "help.title" = "Two questions to choose by";
    HelpDecision "help.decision" = "Is there a decision coming up that this should help you make?";
    HelpDecisionYes "help.decision-yes" = "Yes, something has to be decided, and we have a little time to find out";
    HelpDecisionNo "help.decision-no" = "No, we want to know our people better";
    HelpMaterial "help.material" = "What do you have to go on?";
    HelpMaterialYes "help.material-yes" = "Sales, messages, reviews, a survey or some numbers";
    HelpMaterialNo "help.material-no" = "Mostly what we see and hear from people we meet";
    HelpWhyResearch "help.why-research" = "You have a decision to make: begin with what you need to learn, and let the findings make the person.";
    HelpWhyCustomer "help.why-customer" = "You have material to hand: turn it into one clear customer, and mark what is still a guess.";
    HelpWhyCommunity "help.why-community" = "You meet your people: watch one quiet regular and build from what you really see.";

    // Drafts
    Drafts "drafts.title" = "Your drafts";
    DraftFacts "drafts.facts" = "{method} · changed {when}";
    Progress "drafts.progress" = "Questions answered";
    GoOn "drafts.go-on" = "Go on";
    OpenDraft "drafts.open" = "Open";
    MoreFor "drafts.more" = "More for {name}";
    Rename "drafts.rename" = "Rename";
    Keep "drafts.keep" = "Keep";
    Duplicate "drafts.duplicate" = "Duplicate";
    PutAway "drafts.put-away" = "Archive";
    PutBack "drafts.put-back" = "Put back";
    Delete "drafts.delete" = "Delete";
    DeleteForGood "drafts.delete-for-good" = "Delete for good";
    DoneArchived "drafts.done-archived" = "Moved to the archive.";
    DoneRestored "drafts.done-restored" = "Back among your drafts.";
    DoneTrashed "drafts.done-trashed" = "Moved to the trash.";
    DoneDeleted "drafts.done-deleted" = "Deleted for good.";
    DoneDuplicated "drafts.done-duplicated" = "A copy stands beside it.";
    SearchDrafts "drafts.search" = "Find a draft by name";
    DraftsFound "drafts.found" = "one: {n} draft found | other: {n} drafts found";
    ShowMore "drafts.show-more" = "one: Show {n} more | other: Show more ({n} left)";
    DownloadAll "drafts.download-all" = "Download all as JSON";
    Archive "drafts.archive" = "Archive";
    ArchiveEmpty "drafts.archive-empty" = "Nothing is archived. A draft you archive leaves the list on the start page and waits here.";
    Trash "drafts.trash" = "Trash";
    TrashEmpty "drafts.trash-empty" = "The trash is empty.";
    TrashNote "drafts.trash-note" = "one: What is here is deleted for good after {n} day. | other: What is here is deleted for good after {n} days.";
    AsideTitle "drafts.aside" = "Something stored here could not be read";
    AsideNote "drafts.aside-note" = "It was set aside untouched, and nothing is written over it. Download it to keep it safe.";
    AsideDownload "drafts.aside-download" = "Download the raw text";
    AsideDrop "drafts.aside-drop" = "Remove it from this browser";

    // Saving
    TroubleFull "save.full" = "This browser is full. Your last words are not saved yet.";
    TroubleFullNote "save.full-note" = "They stay here while this page is open.";
    TroubleRefused "save.refused" = "This browser did not save your last words.";
    TroubleTemporary "save.temporary-title" = "This browser keeps nothing for this page.";
    TroubleTemporaryNote "save.temporary-note" = "Everything works, and is gone when the page is closed. Save it to a file before you leave.";
    DownloadDraft "save.download" = "Download draft";
    FreeSpace "save.free-space" = "Free space";
    TryAgain "save.try-again" = "Try again";

    // A file as home
    HomeSave "home.save" = "Save to a file";
    HomeSaving "home.saving" = "Saving to {name}…";
    HomeSaved "home.saved" = "Saved to {name}, {time}";
    HomeNotSaved "home.not-saved" = "Not saved to {name}";
    HomeKept "home.kept" = "Everything is saved to {name} as you go.";
    HomeAlone "home.alone" = "This browser did not save your last words. They are in {name}.";
    HomeRefused "home.refused" = "The browser does not let this page write into it. Try again, and allow it when you are asked.";
    HomeGone "home.gone" = "It is not where it was: moved, renamed or deleted, or its drive is not there.";
    HomeFull "home.full" = "There is no room left where it is. Make room, or choose a file elsewhere.";
    HomeFailed "home.failed" = "It cannot be written now. Another program may hold it, or it is protected.";
    HomeUnread "home.unread" = "Not all drafts could be read from this browser, so the file was left as it was.";
    HomeChanged "home.changed" = "Something else changed it since it was last saved from here. It was left as it is.";
    HomeInBrowser "home.in-browser" = "Your words are kept in this browser all the same.";
    HomeOnPage "home.on-page" = "Your words stay here while this page is open.";
    HomeAnother "home.another" = "Choose another file";
    HomeAsAnother "home.as-another" = "Save as another file";
    HomeReplace "home.replace" = "Replace it";
    HomeStop "home.stop" = "Stop saving to it";
    HomeStopped "home.stopped" = "No longer saved to {name}. The file stays as it is.";
    HomeHandedOut "home.handed-out" = "Handed out as {name} at {time}; what you change after that is not in it.";
    HomeHandedOutChanged "home.handed-out-changed" = "Changed since it was handed out as {name} at {time}. Save it to a file again before you leave.";
    HomeOpened "home.opened" = "Opened from {name} at {time}; what you change after that is not in it.";
    HomeOpenedChanged "home.opened-changed" = "Changed since {name} was opened at {time}. Save it to a file before you leave.";
    HomeJustOpened "home.just-opened" = "You opened {name}. It can be saved again as you go.";
    HomeJustOpenedInPart "home.just-opened-in-part" = "You opened {name}. If it is saved again as you go, what you left out will be gone from it.";
    HomeRecalled "home.recalled" = "Before this page was closed, everything was saved to {name} as you went.";
    HomeGoOn "home.go-on" = "Go on saving into {name}";
    HomeNotNow "home.not-now" = "Not now";

    // The face
    FaceShuffle "face.shuffle" = "Another face";
    FaceDraw "face.draw" = "Draw a face instead";
    FacePhoto "face.photo" = "Use a photo";
    FacePhotoNote "face.photo-note" = "A PNG, JPEG or WebP. It is made small here, everything but the picture is removed, and it stays in this browser.";
    FacePartsTitle "face.parts-title" = "Parts of the face";
    FaceParts "face.parts" = "head: Head | skin: Skin | lines: Age | hair: Hair | hair-colour: Hair colour | brows: Brows | eyes: Eyes | nose: Nose | mouth: Mouth | glasses: Glasses | beard: Beard | headwear: Headwear | clothing: Clothes | clothing-colour: Colour of clothes | accessory: Details | background: Background";
    PhotoTooLarge "face.too-large" = "This photo is too large: at most 20 MB and 25 million pixels. Make it smaller and try again; the face stays as it is.";
    PhotoKind "face.kind" = "This is not a PNG, JPEG or WebP. Choose another file; the face stays as it is.";
    PhotoBroken "face.broken" = "This picture cannot be read; it may be damaged. Choose another file; the face stays as it is.";

    // All answers
    OverviewWhole "overview.whole" = "Every question has an answer.";
    OverviewLacking "overview.lacking" = "one: {n} question has no answer yet. The brief works all the same. | other: {n} questions have no answer yet. The brief works all the same.";
    NoAnswer "overview.no-answer" = "No answer yet";
    Done "overview.done" = "Chosen";
    SeeBrief "overview.brief" = "See the brief";
    DownloadJson "overview.json" = "Download JSON";
    MakeItMine "overview.make-mine" = "Make it mine";
    ExampleLead "overview.example" = "A worked example. Look around; nothing here touches your drafts. Make it mine copies it among them.";
    ExamplesTitle "examples.title" = "Finished examples";
    ExamplesLead "examples.lead" = "One whole persona for each method, made up, with its evidence and its guesses.";
    OpenExample "examples.open" = "Open the example";

    // The brief's page
    Brief "brief-page.title" = "The brief";
    BriefNeedsName "brief-page.needs-name" = "A brief needs something to call them by: a name, a role, or both.";
    Print "brief-page.print" = "Print";
    PrintRefused "brief-page.print-refused" = "This page may not print. Take the brief along as a web page and print it from there.";
    DownloadHtml "brief-page.html" = "Download as a web page";
    CopyHtml "brief-page.copy" = "Copy the web page";
    Extent "brief-page.extent" = "How much";
    ExtentPage "brief-page.page" = "The brief";
    ExtentRecord "brief-page.record" = "Everything";
    Paper "brief-page.paper" = "Paper";
    PaperAny "brief-page.any" = "As the printer has it";
    PaperA4 "brief-page.a4" = "A4";
    PaperLetter "brief-page.letter" = "Letter";
    FileName "file.name" = "persona";
    FileGiven "file.given" = "Handed to your browser as {name}. Check that it arrived.";
    FileCopied "file.copied" = "Copied. Paste it where you want to keep it.";
    FileNone "file.none" = "No file? Copy the text";
    CopyTitle "copy.title" = "Copy this text";
    CopyNote "copy.note" = "Here files may be held back. Copy the text and paste it where you want to keep it; Persona Builder opens it again from there.";
    CopyAll "copy.all" = "Copy";
    CopyDone "copy.done" = "Copied";
    CopyByHand "copy.by-hand" = "It is selected: copy it with your keyboard or your menu.";
    CopyClose "copy.close" = "Close";

    // In somebody's page
    PackTitle "pack.title" = "This interview cannot be used";
    PackNote "pack.note" = "Whoever runs this page can mend it: {problem}";
    StartWrong "pack.start" = "What this page begins with cannot be read";
    PackUnreachable "pack.unreachable" = "{address} could not be loaded.";
    FrontTitle "front.title" = "Build your first persona";
    FrontSummary "front.summary" = "A calm half hour of good questions. You leave with a page about one real kind of person, and you can see what you know and what you only guess.";
    FrontBegin "front.begin" = "Begin";
    FrontGoOn "front.go-on" = "Go on where you left";
    FrontFailed "front.failed" = "It cannot run inside this page.";
    FrontBroken "front.broken" = "Something broke on this page. Reload it to go on.";
    FrontOpen "front.open" = "Open it in its own tab";
    FrontAddress "front.address" = "This frame opens no tabs. Copy the address:";
    CoverText "cover.text" = "Persona Builder runs in a tab of its own, so that what you type stays yours.";

    // Opening a file
    OpenTitle "open.title" = "Open a file";
    OpenLead "open.lead" = "A file that Persona Builder exported. You see what it brings before anything changes.";
    OpenChoose "open.choose" = "Choose a file";
    OpenDrop "open.drop" = "or drop it here";
    OpenPaste "open.paste" = "Paste the text of a file";
    OpenPasted "open.pasted" = "Look at it";
    FileHuge "open.huge" = "This file is far larger than any file of personas. Check that it is the right one. Nothing was changed.";
    FileUnreadable "open.unreadable" = "The browser could not read this file. Check that it is still where it was. Nothing was changed.";
    ArrivalCount "open.count" = "one: {n} persona in this file | other: {n} personas in this file";
    ArrivalAnswers "open.answers" = "one: {n} answer | other: {n} answers";
    ArrivalNew "open.new" = "New";
    ArrivalSame "open.same" = "Here already, the same";
    ArrivalDiffers "open.differs" = "Here already, but different";
    ArrivalBrand "open.brand" = "Take over the brand of the file as well ({name})";
    ChoiceAdd "open.add" = "Add";
    ChoiceBoth "open.both" = "Keep both";
    ChoiceReplace "open.replace" = "Replace mine";
    ChoiceSkip "open.skip" = "Leave it out";
    BringIn "open.bring-in" = "Bring in";
    BroughtIn "open.brought-in" = "one: {n} persona came in. | other: {n} personas came in.";

    // A persona in a link (src/domain/share.rs)
    ShareOpen "share.open" = "Share as a link";
    ShareTitle "share.title" = "A link to this persona";
    ShareNote "share.note" = "Nothing is sent to a server: the persona is in the link itself; whoever has the link has the persona.";
    ShareContent "share.content" = "In it: every answer with what it rests on, and the name and colour of the brand. Not in it: a photo; a drawn face takes its place.";
    ShareLink "share.link" = "The link";
    ShareLength "share.length" = "one: {n} character | other: {n} characters";
    ShareCopy "share.copy" = "Copy the link";
    ShareSend "share.send" = "Send…";
    ShareClose "share.close" = "Close";
    ShareLong "share.long" = "Some programs carry less, and may cut it or not make it a link:";
    ShareCarriers "share.carriers" = "discord: Discord | office: Word, Excel and Outlook | qr: QR codes | slack: Slack | telegram: Telegram | filters: Mail filters that check links | teams: Microsoft Teams | chrome: The address bar of Chrome";
    ShareCarrier "share.carrier" = "{carrier}: up to {n}";
    ShareInstead "share.instead" = "A file can be sent whatever its length, and has the photo in it.";
    ShareTooLarge "share.too-large" = "This persona is too large for a link. Take it along as a file.";
    ShareUnable "share.unable" = "This browser cannot make links. Take the persona along as a file.";
    SharedTitle "shared.title" = "A shared persona";
    SharedNote "shared.note" = "Somebody shared this persona with you. Nothing of it is kept here yet.";
    SharedKeep "shared.keep" = "Keep a copy";
    SharedAsks "shared.asks" = "There is one here already";
    SharedHere "shared.here" = "It was here already, the same. This is yours.";
    SharedChanged "shared.changed" = "Last changed on {day}.";
    LinkTitle "link.title" = "This link does not open";
    LinkCut "link.cut" = "The link is cut short: {n} of {all} characters arrived. Ask for it again, or for the file.";
    LinkCutEarly "link.cut-early" = "The link is cut short: hardly anything of it arrived. Ask for it again, or for the file.";
    LinkDamaged "link.damaged" = "The link was changed on its way: its letters are not those it was made of. Ask for it again, or for the file.";
    LinkNewer "link.newer" = "The link comes from a newer Persona Builder (version {version} of links). Reload this page to get the newest one, then open the link again.";
    LinkTooLarge "link.too-large" = "The link unfolds into far more than any persona has, so it was not opened. Ask whoever sent it for the file.";
    LinkNotPersona "link.not-persona" = "The link arrived whole, but there is no persona in it that can be opened ({problem}). Ask whoever sent it for the file.";
    LinkNoInterview "link.no-interview" = "This persona was made with an interview that is not here ({id}). Open the link on the site it comes from, or ask for the brief as a web page.";
    LinkUnable "link.unable" = "This browser cannot unfold links. Bring it up to date, use another one, or ask for the file.";

    // The brand
    Brand "brand.title" = "Your brand";
    BrandLead "brand.lead" = "It stands on every brief and goes into the JSON.";
    BrandName "brand.name" = "Name of the brand";
    BrandNameHint "brand.name-hint" = "As your people know it.";
    BrandAccent "brand.accent" = "Accent colour";
    BrandAccentHint "brand.accent-hint" = "Whatever you choose, text stays readable: the shade is adjusted where it has to be.";
    BrandAccentReset "brand.accent-reset" = "Back to the usual one";
    BrandLogo "brand.logo" = "Letters in place of a logo";
    BrandLogoHint "brand.logo-hint" = "Optional: a few letters or a word, set at the foot of the brief.";

    // Blank worksheets (src/domain/worksheet)
    Worksheets "worksheet.links" = "Blank worksheets for pen and paper";
    WorksheetTitle "worksheet.title" = "Worksheets: {title}";
    WorksheetLead "worksheet.lead" = "One page for each step, to fill in by hand. To type it in later, follow the numbers: 2.3 is the third screen of step 2, and 2.3b the second question on it.";
    WorksheetFile "worksheet.file" = "{name} worksheets";
    WorksheetPersona "worksheet.persona" = "Persona";
    WorksheetAuthor "worksheet.author" = "Filled in by";
    WorksheetDate "worksheet.date" = "Date";
    WorksheetSigns "worksheet.signs" = "How do you know? Draw it in the ring:";
    WorksheetGuess "worksheet.guess" = "An empty ring is a guess.";
    WorksheetIf "worksheet.if" = "If {number} is “{choice}”";
    WorksheetIfSaid "worksheet.if-said" = "If you answered {number}";
    WorksheetIfUnsaid "worksheet.if-unsaid" = "If {number} stays empty";
    WorksheetNotes "worksheet.notes" = "Room for notes";
    WorksheetSheet "worksheet.sheet" = "Sheet {n} of {of}";
    WorksheetOnDay "worksheet.on-day" = "or on this day";

    // When our own code fails: the card of index.html
    CrashTitle "crash.title" = "Sorry, something broke on our side";
    CrashText "crash.text" = "Your words are safe: what was saved is still in this browser, and the last draft can be downloaded here. Reload the page to go on.";
    CrashReload "crash.reload" = "Reload the page";
    CrashDownload "crash.download" = "Download the last draft";
    CrashCopy "crash.copy" = "Copy it";
    CrashDetails "crash.details" = "What happened, for whoever mends it";
    NoScript "crash.no-script" = "Persona Builder runs in your browser and needs JavaScript and WebAssembly, which are switched off or missing here.";
    CrashRepair "crash.repair" = "If that does not help: load the app anew, your drafts stay";

    // Without a network
    OfflineReady "offline.ready" = "Ready to work offline: from now on this page opens without a network, too.";
    OfflineSeen "offline.seen" = "Got it";
    UpdateReady "offline.update" = "A new version of Persona Builder is ready.";
    UpdateTake "offline.update-take" = "Save and update";
    UpdateLater "offline.update-later" = "Later";
    UpdateElsewhere "offline.update-elsewhere" = "Persona Builder was updated in another tab. This one goes on with the version before.";
    UpdateUnsaved "offline.update-unsaved" = "Not updated, because the last change is not saved yet. Nothing was lost.";
    OfflineTitle "offline.title" = "Without a network";
    OfflineYes "offline.yes" = "This page is kept in this browser and opens without a network. Your browser can also install it as an app, from its menu or its address bar.";
    OfflineNo "offline.no" = "Not kept in this browser yet. Once it has been loaded whole, it opens without a network; that takes a moment and a connection.";
    OfflineNever "offline.never" = "This browser keeps no pages for use without a network here.";
    OfflineRepair "offline.repair" = "Something looks wrong? Load the app anew; your drafts stay";
    RepairTitle "repair.title" = "Load the app anew";
    RepairText "repair.text" = "Persona Builder keeps a copy of its own files in this browser, so that it works without a network. Here that copy is thrown away and fetched again. Your drafts stay where they are.";
    RepairDo "repair.do" = "Load it anew";
    RepairBack "repair.back" = "Back to Persona Builder";
    RepairWorking "repair.working" = "One moment…";
    RepairUnreachable "repair.unreachable" = "The server cannot be reached, so nothing was thrown away. Try again when there is a network.";
    RepairNoScript "repair.no-script" = "This needs JavaScript. You can also clear the cached files of this site in your browser's settings; leave its storage alone, your drafts are there.";

    // Advice: from here
    AdviceTitle "advice.title" = "Advice";
    // Advice: to here

    // Using: from here
    UseTitle "using.title" = "In use";
    UseLead "use.lead" = "they: Try one thing for them, check them against what happens, and write down what they were good for. | she: Try one thing for her, check her against what happens, and write down what she was good for. | he: Try one thing for him, check him against what happens, and write down what he was good for. | name: Try one thing for {name}, check {name} against what happens, and write down what {name} was good for.";
    UseTest "use.test" = "One test";
    UseTestNone "use.test-none" = "No test is planned. One message, one event or one product, for this persona alone, is enough.";
    UseTestPlan "use.test-plan" = "Plan a test";
    UseTestChange "use.test-change" = "Change it";
    UseTestFor "use.test-for" = "For {audience}";
    UseTestSign "use.test-sign" = "It worked if: {sign}";
    UseTestToday "use.test-today" = "Today, {date}";
    UseTestSoon "use.test-soon" = "one: Tomorrow, {date} | other: In {n} days, {date}";
    UseTestLate "use.test-late" = "one: Its day was yesterday, {date} | other: Its day was {n} days ago, {date}";
    UseTestOver "use.test-over" = "Write down what came of it";
    UseTestMoved "use.test-moved" = "Kept with the tests that are over.";
    UseGesture "use.gesture" = "We saw you";
    UseGestureNone "use.gesture-none" = "One small thing that says “we saw you” costs little and is remembered.";
    UseGestureDone "use.gesture-done" = "It is done: write down how it went";
    UseGestureAdd "use.gesture-add" = "Write down a gesture";
    UsePast "use.past" = "What was tried";
    TriedGesture "use.tried-gesture" = "A gesture";
    ResultWorked "use.result-worked" = "It worked";
    ResultPartly "use.result-partly" = "In part";
    ResultFailed "use.result-failed" = "It did not work";
    ResultUnclear "use.result-unclear" = "Cannot be told yet";
    PastResult "use.past-result" = "What came of it?";
    PastWhat "use.past-what" = "What was tried";
    PastEnded "use.past-ended" = "On";
    PastResponded "use.past-responded" = "How many responded";
    PastHappened "use.past-happened" = "What happened";
    PastLearned "use.past-learned" = "What was learned";
    UseChecks "use.checks" = "Checked against reality";
    UseChecksLead "use.checks-lead" = "What do numbers, surveys, sales, follow-up talks and the team say about these answers?";
    CheckAdd "use.check-add" = "Write down a check";
    CheckSource "use.check-source" = "Where it comes from";
    SourceAnalytics "use.source-analytics" = "Website numbers";
    SourceSurvey "use.source-survey" = "A survey";
    SourceSales "use.source-sales" = "Orders and sales";
    SourceFollowUp "use.source-follow-up" = "A follow-up talk";
    SourceTeam "use.source-team" = "The team";
    SourceSeen "use.source-seen" = "Seen with own eyes";
    CheckSays "use.check-says" = "What it says";
    CheckCount "use.check-count" = "How many people, answers or orders";
    CheckDate "use.check-date" = "On";
    CheckTouches "use.check-touches" = "Which answers does it touch?";
    CheckConfirms "use.check-confirms" = "Confirms";
    CheckContradicts "use.check-contradicts" = "Contradicts";
    CheckConfirmsCount "use.check-confirms-count" = "one: confirms {n} answer | other: confirms {n} answers";
    CheckContradictsCount "use.check-contradicts-count" = "one: contradicts {n} answer | other: contradicts {n} answers";
    CheckStands "use.check-stands" = "Still says so";
    CheckChanged "use.check-changed" = "has been changed since";
    CheckNoClaims "use.check-no-claims" = "There are no answers yet that a check could touch.";
    UseMeasures "use.measures" = "Followed over time";
    UseMeasuresLead "use.measures-lead" = "A number now and then shows whether what you do for this persona works.";
    MeasureAdd "use.measure-add" = "Follow a number";
    MeasureKind "use.measure-kind" = "What it shows";
    MeasureConversion "use.measure-conversion" = "Conversion: how many act on what was made for them";
    MeasureAdoption "use.measure-adoption" = "Adoption: how many use what was made for them";
    MeasureParticipation "use.measure-participation" = "Participation: how many take part";
    MeasureOwn "use.measure-own" = "Something else";
    MeasureConversionShort "use.measure-conversion-short" = "Conversion";
    MeasureAdoptionShort "use.measure-adoption-short" = "Adoption";
    MeasureParticipationShort "use.measure-participation-short" = "Participation";
    MeasureName "use.measure-name" = "What exactly";
    MeasureUnit "use.measure-unit" = "Unit, such as people or %";
    MeasureNone "use.measure-none" = "No number yet";
    MeasureLatest "use.measure-latest" = "{amount} on {date}";
    MeasureTrend "use.measure-trend" = "one: {n} number, from {first} to {last} | other: {n} numbers, from {first} to {last}";
    PointDate "use.point-date" = "Day";
    PointAmount "use.point-amount" = "Number";
    PointAdd "use.point-add" = "Add the number";
    PointRemove "use.point-remove" = "Remove the number of {date}";
    PointNeedsDay "use.point-needs-day" = "Choose the day this number is of.";
    UseDecisions "use.decisions" = "Decisions it had a part in";
    UseDecisionsNone "use.decisions-none" = "Not used yet. A persona earns its place on the wall by the first decision it changes: write down which one, even a small one.";
    DecisionAdd "use.decision-add" = "Write down a decision";
    DecisionWhat "use.decision-what" = "What was decided, and how did this persona have a part in it?";
    DecisionOutcome "use.decision-outcome" = "What came of it";
    DecisionTeam "use.decision-team" = "Whose decision";
    DecisionTeamOwn "use.decision-team-own" = "Somebody else: who";
    DecisionDate "use.decision-date" = "On";
    TeamResearch "team.research" = "Research";
    TeamMarketing "team.marketing" = "Marketing";
    TeamProduct "team.product" = "Product";
    TeamSales "team.sales" = "Sales";
    TeamSupport "team.support" = "Support";
    EntryOpen "use.entry-open" = "Change";
    EntryClose "use.entry-close" = "Done";
    EntryRemove "use.entry-remove" = "Remove";
    EntryRemoved "use.entry-removed" = "Removed.";
    EntryBlank "use.entry-blank" = "Nothing written yet";
    UseNoneYet "use.none-yet" = "Nothing yet.";
    // Using: to here

    // Review: from here
    ReviewTitle "review.title" = "Look again";
    // Review: to here

    // History: from here
    HistoryTitle "history.title" = "Versions";
    // History: to here

    // Teams: from here
    // The page
    TeamsTitle "teams.title" = "Team briefs";
    TeamsLead "teams.lead" = "One page for each team, drafted from your answers. Every line says which answer it comes from. Change what you like: your own words stay when the answers change.";
    TeamsLeadShown "teams.lead-shown" = "One page for each team, drafted from the answers. Every line says which answer it comes from.";
    TeamsLeadCommunity "teams.lead-community" = "One page for each of you, drafted from your answers. Every line says which answer it comes from. Change what you like: your own words stay when the answers change.";
    TeamsChoice "teams.choice" = "Whose brief";
    TeamsExtent "teams.extent" = "How much";
    TeamsExtentOne "teams.extent-one" = "This brief";
    TeamsExtentAll "teams.extent-all" = "All five";
    TeamsCopyText "teams.copy-text" = "Copy as text";
    TeamsSeeSheet "teams.sheet" = "See it as it is printed";
    TeamsUsed "teams.used" = "Last taken along on {day}.";
    TeamsEdit "teams.edit" = "Change";
    TeamsEditOf "teams.edit-of" = "Change: {line}";
    TeamsEditField "teams.edit-field" = "What the line says";
    TeamsEditDone "teams.edit-done" = "Done";
    TeamsEditDrafted "teams.edit-drafted" = "Drafted: {line}";
    TeamsBackToDraft "teams.back-to-draft" = "Back to the draft";
    TeamsHide "teams.hide" = "Leave out";
    TeamsHideOf "teams.hide-of" = "Leave out: {line}";
    TeamsHiddenNow "teams.hidden-now" = "Left out of the brief.";
    TeamsHidden "teams.hidden" = "one: {n} line left out | other: {n} lines left out";
    TeamsBringBack "teams.bring-back" = "Bring back";
    TeamsBringBackOf "teams.bring-back-of" = "Bring back: {line}";
    TeamsRemove "teams.remove" = "Take away";
    TeamsRemoveOf "teams.remove-of" = "Take away: {line}";
    TeamsRemovedNow "teams.removed-now" = "The line was taken away.";
    TeamsAdd "teams.add" = "Add a line";
    TeamsAddTo "teams.add-to" = "Add a line to “{part}”";
    TeamsYours "teams.yours" = "Yours";
    TeamsChanged "teams.changed" = "The answers behind this line have changed since. Drafted now:";
    TeamsGone "teams.gone" = "The answers behind this line are gone.";
    TeamsTakeDraft "teams.take-draft" = "Take the new draft";
    TeamsTakeDraftOf "teams.take-draft-of" = "Take the new draft: {line}";
    TeamsKeepMine "teams.keep-mine" = "Keep mine";
    TeamsKeepMineOf "teams.keep-mine-of" = "Keep mine: {line}";
    TeamsFrom "teams.from" = "From: ";
    TeamsFindOut "teams.find-out" = "To find out";
    TeamsFileName "teams.file" = "{team} brief {name}";
    TeamsFileAll "teams.file-all" = "Team briefs {name}";
    TeamsTitleOf "teams.title-of" = "{team}: {name}";
    TeamsOnDay "teams.on-day" = "Drafted from the answers on {day}";
    TeamsLegend "teams.legend" = "Each line rests on answers that were";
    // The teams, and in the community method whoever does the work
    TeamsResearch "teams.research" = "Research";
    TeamsMarketing "teams.marketing" = "Marketing";
    TeamsProduct "teams.product" = "Product";
    TeamsSales "teams.sales" = "Sales";
    TeamsSupport "teams.support" = "Support";
    TeamsResearchWarm "teams.research-community" = "Watching and asking";
    TeamsMarketingWarm "teams.marketing-community" = "Writing and posting";
    TeamsProductWarm "teams.product-community" = "Making things";
    TeamsSalesWarm "teams.sales-community" = "Minding the counter";
    TeamsSupportWarm "teams.support-community" = "Answering questions";
    // How texts are put into sentences
    TeamsQuote "teams.quote" = "“{text}”";
    TeamsInner "teams.inner" = "‘{text}’";
    TeamsNext "teams.next" = "{list}, {text}";
    TeamsAnd "teams.and" = "{list}; {text}";
    TeamsStop "teams.stop" = ".";
    TeamsLabelled "teams.labelled" = "{label}: {text}";
    TeamsCounted "teams.counted" = "{label} ({text})";
    TeamsOwn "teams.own" = "{own}";
    // Research
    TeamsScreener "teams.part-screener" = "Whom to invite: ask this first";
    TeamsScreenOwn "teams.screen-own" = "As you planned: {own}";
    TeamsScreenHabits "teams.screen-habits" = "“Think of the last time you bought from us, or from somebody like us. How did you go about it, step by step?” Invite whoever tells of something like this: {list}.";
    TeamsScreenField "teams.screen-field" = "“How do you go about {field}, step by step?” Invite whoever tells of something like this: {list}.";
    TeamsScreenHabitsWarm "teams.screen-habits-community" = "“Think of the last time you came. What did you do while you were here?” Invite whoever tells of something like this: {list}.";
    TeamsScreenOften "teams.screen-often" = "“How often did you buy in the last twelve months?” Invite whoever comes near this: {list}.";
    TeamsScreenOftenWarm "teams.screen-often-community" = "“How often did you come this season?” Invite whoever comes near this: {list}.";
    TeamsScreenApart "teams.screen-apart" = "Put these among other statements, each said as “I …”, and ask which are true: {list}. Invite whoever picks at least one.";
    TeamsScreenTried "teams.screen-tried" = "“What did you use before, and how did it end?” Invite whoever tells a story like this: {list}.";
    TeamsScreenTrigger "teams.screen-trigger" = "“What happened just before you last bought, or nearly did?” Invite whoever names something like this: {list}.";
    TeamsScreenTriggerWarm "teams.screen-trigger-community" = "“What made you come the last time?” Invite whoever names something like this: {list}.";
    TeamsScreenBrought "teams.screen-brought" = "“Whom have you brought along, or told about us?” Invite whoever has an answer like this: {list}.";
    TeamsScreenPlace "teams.screen-place" = "“Where do you usually stand or sit?” Invite whoever names a spot like this: {list}.";
    TeamsScreenStopped "teams.screen-stopped" = "“How far did you get the last time you tried something like this, and where did you stop?” Invite whoever stopped here: {list}.";
    TeamsScreenLooks "teams.screen-looks" = "“How do you look into things before you choose?” Invite whoever does something like this: {list}.";
    TeamsFindHabits "teams.find-habits" = "they: Find out what they do, and how often: people are invited for what they do, never for their age alone. | she: Find out what she does, and how often: people are invited for what they do, never for their age alone. | he: Find out what he does, and how often: people are invited for what they do, never for their age alone. | name: Find out what {name} does, and how often: people are invited for what they do, never for their age alone.";
    TeamsFindOften "teams.find-often" = "Find out how often; a number tells regulars from passers-by.";
    TeamsFindTrigger "teams.find-trigger" = "they: Find out what happens just before they decide; that is the moment to be there. | she: Find out what happens just before she decides; that is the moment to be there. | he: Find out what happens just before he decides; that is the moment to be there. | name: Find out what happens just before {name} decides; that is the moment to be there.";
    TeamsFindTried "teams.find-tried" = "they: Find out what they have tried before, and how it ended. | she: Find out what she has tried before, and how it ended. | he: Find out what he has tried before, and how it ended. | name: Find out what {name} has tried before, and how it ended.";
    TeamsQuestions "teams.part-questions" = "they: Questions in their words | she: Questions in her words | he: Questions in his words | name: Questions in {name}’s words";
    TeamsAskPain "teams.ask-pain" = "Show on cards: {list}. Then ask: “When did this last happen to you, and what did you do?”";
    TeamsAskGoal "teams.ask-goal" = "Show on a card: {said}. Then ask: “How far have you got with this, and what is still missing?”";
    TeamsAskMotivation "teams.ask-motivation" = "Read out: {list}. Then ask: “When did you last find that here?”";
    TeamsAskMotivationGuess "teams.ask-motivation-guess" = "Find out whether this is true at all: {list}.";
    TeamsAskBarrier "teams.ask-barrier" = "Show on a card: {said}. Then ask: “What would have to change so that this no longer stops you?”";
    TeamsAskBarrierWarm "teams.ask-barrier-community" = "Mention {said}, and ask: “What would make that easier for you?”";
    TeamsAskWords "teams.ask-words" = "they: Put every question in their words rather than yours: {list}. | she: Put every question in her words rather than yours: {list}. | he: Put every question in his words rather than yours: {list}. | name: Put every question in {name}’s words rather than yours: {list}.";
    TeamsFindPain "teams.find-pain" = "they: Find out what is hard for them again and again; without it, every brief speaks past them. | she: Find out what is hard for her again and again; without it, every brief speaks past her. | he: Find out what is hard for him again and again; without it, every brief speaks past him. | name: Find out what is hard for {name} again and again; without it, every brief speaks past {name}.";
    TeamsFindGoal "teams.find-goal" = "they: Find out what they want; until then nobody can say what would help. | she: Find out what she wants; until then nobody can say what would help. | he: Find out what he wants; until then nobody can say what would help. | name: Find out what {name} wants; until then nobody can say what would help.";
    TeamsFindBarrier "teams.find-barrier" = "they: Find out what makes it hard for them, or holds them back. | she: Find out what makes it hard for her, or holds her back. | he: Find out what makes it hard for him, or holds him back. | name: Find out what makes it hard for {name}, or holds {name} back.";
    TeamsFindWords "teams.find-words" = "they: Collect words and sayings that are their own; yours will sound foreign to them. | she: Collect words and sayings that are her own; yours will sound foreign to her. | he: Collect words and sayings that are his own; yours will sound foreign to him. | name: Collect words and sayings that are {name}’s own; yours will sound foreign to {name}.";
    TeamsPlaces "teams.part-places" = "Where to find such people";
    TeamsPlaceChannels "teams.place-channels" = "they: Invite people where they already listen: {list}. | she: Invite people where she already listens: {list}. | he: Invite people where he already listens: {list}. | name: Invite people where {name} already listens: {list}.";
    TeamsPlaceStands "teams.place-stands" = "Go and look here: {list}.";
    TeamsPlaceCompany "teams.place-company" = "they: Speak to those around them, too: {list}. | she: Speak to those around her, too: {list}. | he: Speak to those around him, too: {list}. | name: Speak to those around {name}, too: {list}.";
    TeamsPlaceTrusts "teams.place-trusts" = "they: Have the invitation passed on by someone they trust: {list}. | she: Have the invitation passed on by someone she trusts: {list}. | he: Have the invitation passed on by someone he trusts: {list}. | name: Have the invitation passed on by someone {name} trusts: {list}.";
    TeamsPlaceReach "teams.place-reach" = "they: Invite in the way they like to be reached: {list}. | she: Invite in the way she likes to be reached: {list}. | he: Invite in the way he likes to be reached: {list}. | name: Invite in the way {name} likes to be reached: {list}.";
    TeamsPlaceAnswered "teams.place-answered" = "Some have answered before; ask them first whether they would talk again: {list}.";
    TeamsFindChannels "teams.find-channels" = "they: Find out where they listen; until then nobody knows where to look for such people, or where to speak to them. | she: Find out where she listens; until then nobody knows where to look for such people, or where to speak to them. | he: Find out where he listens; until then nobody knows where to look for such people, or where to speak to them. | name: Find out where {name} listens; until then nobody knows where to look for such people, or where to speak to them.";
    TeamsFindTrusts "teams.find-trusts" = "they: Find out whose word they take; an invitation from there weighs more than yours. | she: Find out whose word she takes; an invitation from there weighs more than yours. | he: Find out whose word he takes; an invitation from there weighs more than yours. | name: Find out whose word {name} takes; an invitation from there weighs more than yours.";
    TeamsSegments "teams.part-segments" = "How to sort the answers";
    TeamsSortFour "teams.sort-four" = "Sort people by what they did this season: who shows up, who stays, who speaks up, who leaves quietly. Such people belong under “{list}”.";
    TeamsSortApart "teams.sort-apart" = "Make two piles, those of whom this is true and the rest: {list}.";
    TeamsSortShared "teams.sort-shared" = "Within the group, expect to meet this often: {list}. Where it is missing, you have met another group.";
    TeamsSortGives "teams.sort-gives" = "Mark those who give something like this; they are easily overlooked: {list}.";
    TeamsSortShare "teams.sort-share" = "Count the pile and compare: so far it is {list}.";
    TeamsSortBackground "teams.sort-background" = "Use these to keep the mix broad, never to let somebody in: {list}.";
    TeamsFindApart "teams.find-apart" = "they: Find out what they do that others do not; without it the answers cannot be sorted. | she: Find out what she does that others do not; without it the answers cannot be sorted. | he: Find out what he does that others do not; without it the answers cannot be sorted. | name: Find out what {name} does that others do not; without it the answers cannot be sorted.";
    TeamsFindFour "teams.find-four" = "they: Say which of the four they are: shows up, stays, speaks up, leaves quietly. Answers are sorted by that. | she: Say which of the four she is: shows up, stays, speaks up, leaves quietly. Answers are sorted by that. | he: Say which of the four he is: shows up, stays, speaks up, leaves quietly. Answers are sorted by that. | name: Say which of the four {name} is: shows up, stays, speaks up, leaves quietly. Answers are sorted by that.";
    TeamsLearn "teams.part-learn" = "What has to be learned";
    TeamsLearnDecision "teams.learn-decision" = "Be ready in time for this decision: {own}";
    TeamsLearnHeld "teams.learn-held" = "Once believed, but it did not hold; ask what lies behind it: {list}.";
    TeamsLearnSurprise "teams.learn-surprise" = "Nobody expected this; watch whether it holds for others: {said}.";
    TeamsFindLearn "teams.find-learn" = "Write down what you need to learn, so that nobody asks more than that.";
    TeamsGuesses "teams.part-guesses" = "Still guesses: ask before anyone builds on them";
    TeamsGuess "teams.guess" = "{label}: {own}";
    // Marketing
    TeamsMessage "teams.part-message" = "The message";
    TeamsMessageMain "teams.message-main" = "Main message: {own}";
    TeamsMessageTest "teams.message-test" = "Main message, on trial: {own}";
    TeamsMessageFor "teams.message-for" = "Try it with these people: {audience}. It has worked if this happens: {own}";
    TeamsMessageDraft "teams.message-draft" = "they: Build the message around what they want: {said}. | she: Build the message around what she wants: {said}. | he: Build the message around what he wants: {said}. | name: Build the message around what {name} wants: {said}.";
    TeamsVariantGoal "teams.variant-goal" = "they: Variant for what they want: begin with {said}, and say what the next step towards it is. | she: Variant for what she wants: begin with {said}, and say what the next step towards it is. | he: Variant for what he wants: begin with {said}, and say what the next step towards it is. | name: Variant for what {name} wants: begin with {said}, and say what the next step towards it is.";
    TeamsVariantComes "teams.variant-comes" = "they: Variant for what they come for: {said}. Say where it can be found this week. | she: Variant for what she comes for: {said}. Say where it can be found this week. | he: Variant for what he comes for: {said}. Say where it can be found this week. | name: Variant for what {name} comes for: {said}. Say where it can be found this week.";
    TeamsVariantPain "teams.variant-pain" = "they: Variant for what troubles them: name {said} first, then say what you do about it. | she: Variant for what troubles her: name {said} first, then say what you do about it. | he: Variant for what troubles him: name {said} first, then say what you do about it. | name: Variant for what troubles {name}: name {said} first, then say what you do about it.";
    TeamsVariantBarrier "teams.variant-barrier" = "Variant for those kept away: say in the first line that this need not be, or how to get round it: {said}.";
    TeamsVariantLights "teams.variant-lights" = "Variant that sells nothing: show {said}.";
    TeamsVariantLightsWarm "teams.variant-lights-community" = "Variant that asks for nothing: just tell of {said}.";
    TeamsContent "teams.part-content" = "What to make";
    TeamsContentStory "teams.content-story" = "Tell this as a story, without real names: {said}. {own}";
    TeamsContentStoryShort "teams.content-story-short" = "Tell this as a story, without real names: {said}.";
    TeamsContentPain "teams.content-pain" = "A page, a picture or a short film that helps with each of these: {list}.";
    TeamsContentQuote "teams.content-quote" = "A picture with nothing on it but this sentence: {said}.";
    TeamsContentLights "teams.content-lights" = "A picture of this, with nobody posing: {list}.";
    TeamsContentPass "teams.content-pass" = "they: Something small to hand on; they already pass on this: {list}. | she: Something small to hand on; she already passes on this: {list}. | he: Something small to hand on; he already passes on this: {list}. | name: Something small to hand on; {name} already passes on this: {list}.";
    TeamsContentDigital "teams.content-digital" = "Make it for somebody who does this: {list}.";
    TeamsFindQuote "teams.find-quote" = "Write down one sentence somebody really said; nothing you make up will come closer.";
    TeamsAds "teams.part-ads" = "Ads and e-mail";
    TeamsAdsWarm "teams.part-ads-community" = "Notes and invitations";
    TeamsAdsWhom "teams.ads-whom" = "Whom, and when: {own}";
    TeamsAdsHeadline "teams.ads-headline" = "Ad: set {said} as the headline, and give the answer below it.";
    TeamsAdsPain "teams.ads-pain" = "Ad: name {said} in the headline, and the way out below it.";
    TeamsAdsTrigger "teams.ads-trigger" = "E-mail: let it go out when this happens, and name it in the subject line: {list}.";
    TeamsAdsTriggerWarm "teams.ads-trigger-community" = "they: What makes them come belongs in every invitation: {list}. | she: What makes her come belongs in every invitation: {list}. | he: What makes him come belongs in every invitation: {list}. | name: What makes {name} come belongs in every invitation: {list}.";
    TeamsAdsReach "teams.ads-reach" = "they: How they want to hear from you: {list}. | she: How she wants to hear from you: {list}. | he: How he wants to hear from you: {list}. | name: How {name} wants to hear from you: {list}.";
    TeamsAdsSay "teams.ads-say" = "E-mail to be passed on: write one for whoever has a say: {list}.";
    TeamsAdsGesture "teams.ads-gesture" = "Rather than an advertisement, a gesture that says “we saw you”: {own}";
    TeamsVoice "teams.part-voice" = "Where, and in which voice";
    TeamsVoiceWhere "teams.voice-where" = "they: Be where they listen: {list}. | she: Be where she listens: {list}. | he: Be where he listens: {list}. | name: Be where {name} listens: {list}.";
    TeamsVoiceTone "teams.voice-tone" = "Speak like this: {own}";
    TeamsVoiceTrusts "teams.voice-trusts" = "Let this voice speak for you: {list}.";
    TeamsVoiceTrustsGuess "teams.voice-trusts-guess" = "This voice may be trusted; try it before you count on it: {list}.";
    TeamsVoiceEngages "teams.voice-engages" = "they: Lead to what already holds their attention: {list}. | she: Lead to what already holds her attention: {list}. | he: Lead to what already holds his attention: {list}. | name: Lead to what already holds {name}’s attention: {list}.";
    TeamsFindTone "teams.find-tone" = "they: Find out how they like to be spoken to; the same words can warm or chill. | she: Find out how she likes to be spoken to; the same words can warm or chill. | he: Find out how he likes to be spoken to; the same words can warm or chill. | name: Find out how {name} likes to be spoken to; the same words can warm or chill.";
    TeamsSay "teams.part-words" = "Words to use, words and things to leave out";
    TeamsSayWords "teams.say-words" = "Use these words: {list}.";
    TeamsSayIgnores "teams.say-ignores" = "they: Leave this out; they pass it by: {list}. | she: Leave this out; she passes it by: {list}. | he: Leave this out; he passes it by: {list}. | name: Leave this out; {name} passes it by: {list}.";
    TeamsSayIgnoresGuess "teams.say-ignores-guess" = "they: They may pass this by; look before you make more of it: {list}. | she: She may pass this by; look before you make more of it: {list}. | he: He may pass this by; look before you make more of it: {list}. | name: {name} may pass this by; look before you make more of it: {list}.";
    TeamsSayLeaves "teams.say-leaves" = "they: Nothing that sounds like this; it could lose them: {list}. | she: Nothing that sounds like this; it could lose her: {list}. | he: Nothing that sounds like this; it could lose him: {list}. | name: Nothing that sounds like this; it could lose {name}: {list}.";
    TeamsSayLeavesGuess "teams.say-leaves-guess" = "they: This might lose them; nobody knows yet, so keep clear of it: {list}. | she: This might lose her; nobody knows yet, so keep clear of it: {list}. | he: This might lose him; nobody knows yet, so keep clear of it: {list}. | name: This might lose {name}; nobody knows yet, so keep clear of it: {list}.";
    TeamsSayFears "teams.say-fears" = "Be careful around this fear: {list}.";
    TeamsSayFearsGuess "teams.say-fears-guess" = "they: They may be afraid of this; nobody has said so yet: {list}. | she: She may be afraid of this; nobody has said so yet: {list}. | he: He may be afraid of this; nobody has said so yet: {list}. | name: {name} may be afraid of this; nobody has said so yet: {list}.";
    TeamsSayHeld "teams.say-held" = "Argue with this no longer; it did not hold: {list}.";
    TeamsFindIgnores "teams.find-ignores" = "they: Find out what they pass by without a look, and stop making it. | she: Find out what she passes by without a look, and stop making it. | he: Find out what he passes by without a look, and stop making it. | name: Find out what {name} passes by without a look, and stop making it.";
    TeamsFindLeaves "teams.find-leaves" = "they: Find out what would make them walk away, before you announce it by accident. | she: Find out what would make her walk away, before you announce it by accident. | he: Find out what would make him walk away, before you announce it by accident. | name: Find out what would make {name} walk away, before you announce it by accident.";
    // Product
    TeamsFirst "teams.part-first" = "What comes first";
    TeamsFirstWarm "teams.part-first-community" = "What to make or change first";
    TeamsFirstEase "teams.first-ease" = "they: Begin by easing {said}. Ask of every idea whether it also brings them closer to {goal}. | she: Begin by easing {said}. Ask of every idea whether it also brings her closer to {goal}. | he: Begin by easing {said}. Ask of every idea whether it also brings him closer to {goal}. | name: Begin by easing {said}. Ask of every idea whether it also brings {name} closer to {goal}.";
    TeamsFirstThen "teams.first-then" = "Then ease {said}, with an eye on {goal}.";
    TeamsFirstEaseAlone "teams.first-ease-alone" = "Ease {said}.";
    TeamsFirstWeighs "teams.first-weighs" = "they: It has to hold up to what they look for: {list}. | she: It has to hold up to what she looks for: {list}. | he: It has to hold up to what he looks for: {list}. | name: It has to hold up to what {name} looks for: {list}.";
    TeamsFirstLights "teams.first-lights" = "Make more room for this: {list}.";
    TeamsFirstIgnores "teams.first-ignores" = "they: Spend no time on this; they pass it by: {list}. | she: Spend no time on this; she passes it by: {list}. | he: Spend no time on this; he passes it by: {list}. | name: Spend no time on this; {name} passes it by: {list}.";
    TeamsFirstLeaves "teams.first-leaves" = "they: Never let this happen; it could lose them: {list}. | she: Never let this happen; it could lose her: {list}. | he: Never let this happen; it could lose him: {list}. | name: Never let this happen; it could lose {name}: {list}.";
    TeamsFirstLeavesGuess "teams.first-leaves-guess" = "they: This might lose them; find out before you do it: {list}. | she: This might lose her; find out before you do it: {list}. | he: This might lose him; find out before you do it: {list}. | name: This might lose {name}; find out before you do it: {list}.";
    TeamsFirstDecisions "teams.first-decisions" = "they: Decide this with them in mind: {own} | she: Decide this with her in mind: {own} | he: Decide this with him in mind: {own} | name: Decide this with {name} in mind: {own}";
    TeamsFindWeighs "teams.find-weighs" = "they: Find out what they compare before they settle on something. | she: Find out what she compares before she settles on something. | he: Find out what he compares before he settles on something. | name: Find out what {name} compares before {name} settles on something.";
    TeamsTry "teams.part-try" = "Whom to try it with";
    TeamsTryPlanned "teams.try-planned" = "Planned: {own}";
    TeamsTryStops "teams.try-stops" = "Watch people at this point, and do not help: {list}.";
    TeamsTryHabits "teams.try-habits" = "Ask in people who do this, whatever their age or job: {list}.";
    TeamsTryFlaw "teams.try-flaw" = "Have somebody there of whom this is true, too: {said}.";
    TeamsTryEarly "teams.try-early" = "Let those have it early who pass things on, as here: {said}.";
    TeamsTryGives "teams.try-gives" = "they: Ask for a hand rather than an opinion; they already give this: {list}. | she: Ask for a hand rather than an opinion; she already gives this: {list}. | he: Ask for a hand rather than an opinion; he already gives this: {list}. | name: Ask for a hand rather than an opinion; {name} already gives this: {list}.";
    TeamsFindFlaw "teams.find-flaw" = "Find one flaw; what was only tried with ideal people proves little.";
    TeamsPosition "teams.part-position" = "Positioning, in one sentence";
    TeamsPositionWarm "teams.part-position-community" = "What this place is, in one sentence";
    TeamsPositionWhole "teams.position-whole" = "For people who want {want}, we put {weighs} first, unlike what they tried before: {tried}.";
    TeamsPositionShort "teams.position-short" = "For people who want {want}, we put {weighs} first.";
    TeamsPositionPlace "teams.position-community" = "For people who come for {want}, a place where the rule is {weighs}.";
    TeamsPositionGap "teams.position-gap" = "What others leave open: {own}";
    TeamsFindPosition "teams.find-position" = "they: Find out what they want and what they look for first; a positioning sentence needs both. | she: Find out what she wants and what she looks for first; a positioning sentence needs both. | he: Find out what he wants and what he looks for first; a positioning sentence needs both. | name: Find out what {name} wants and what {name} looks for first; a positioning sentence needs both.";
    TeamsNearly "teams.part-nearly" = "What nearly went wrong, and how to prevent it";
    TeamsNearlyFound "teams.nearly-found" = "On the way in ({title}): {said}. Walk that way yourself, as a stranger would, and clear it.";
    TeamsNearlyFirst "teams.nearly-first" = "The first time ({title}): {said}. Decide who or what meets a newcomer at this very point.";
    TeamsNearlyStayed "teams.nearly-stayed" = "they: Where they stayed ({title}): {said}. Keep what made them come back out of harm’s way. | she: Where she stayed ({title}): {said}. Keep what made her come back out of harm’s way. | he: Where he stayed ({title}): {said}. Keep what made him come back out of harm’s way. | name: Where {name} stayed ({title}): {said}. Keep what made {name} come back out of harm’s way.";
    TeamsNearlyLeft "teams.nearly-left" = "they: The day they nearly left ({title}): {said}. Say beforehand what will change, and notice soon who is missing. | she: The day she nearly left ({title}): {said}. Say beforehand what will change, and notice soon who is missing. | he: The day he nearly left ({title}): {said}. Say beforehand what will change, and notice soon who is missing. | name: The day {name} nearly left ({title}): {said}. Say beforehand what will change, and notice soon who is missing.";
    TeamsNearlyTells "teams.nearly-tells" = "When others are told or brought along ({title}): {said}. Make that step easy for somebody who is new.";
    TeamsNearlyOther "teams.nearly-other" = "At another moment ({title}): {said}. Go through it once yourself, and mend the spot.";
    TeamsFindNearly "teams.find-nearly" = "Find out what nearly went wrong on the way; that is where the next person is lost.";
    // Sales
    TeamsPlanned "teams.part-planned" = "What you planned";
    TeamsOutreach "teams.part-outreach" = "Making contact";
    TeamsOutreachWarm "teams.part-outreach-community" = "Saying hello";
    TeamsOpenPain "teams.open-pain" = "Opening line: “People tell us: {inner}. Is it like that for you?”";
    TeamsOpenRemembers "teams.open-remembers" = "they: Begin with something they would know, too: {said}. | she: Begin with something she would know, too: {said}. | he: Begin with something he would know, too: {said}. | name: Begin with something {name} would know, too: {said}.";
    TeamsOpenMoment "teams.open-moment" = "The right moment: {list}.";
    TeamsOpenMomentGuess "teams.open-moment-guess" = "Perhaps a good moment; try it and see: {list}.";
    TeamsOpenMomentWarm "teams.open-moment-community" = "they: What brings them here on a given day: {list}. Be there then. | she: What brings her here on a given day: {list}. Be there then. | he: What brings him here on a given day: {list}. Be there then. | name: What brings {name} here on a given day: {list}. Be there then.";
    TeamsOpenMomentWarmGuess "teams.open-moment-community-guess" = "they: Perhaps this brings them here; watch for it: {list}. | she: Perhaps this brings her here; watch for it: {list}. | he: Perhaps this brings him here; watch for it: {list}. | name: Perhaps this brings {name} here; watch for it: {list}.";
    TeamsOpenWhere "teams.open-where" = "Where to make contact: {list}.";
    TeamsOpenWhereWarm "teams.open-where-community" = "they: Where a word reaches them: {list}. | she: Where a word reaches her: {list}. | he: Where a word reaches him: {list}. | name: Where a word reaches {name}: {list}.";
    TeamsOpenReach "teams.open-reach" = "they: How they want to hear from you: {list}. | she: How she wants to hear from you: {list}. | he: How he wants to hear from you: {list}. | name: How {name} wants to hear from you: {list}.";
    TeamsOpenTone "teams.open-tone" = "How to sound: {own}";
    TeamsOpenPace "teams.open-pace" = "they: Keep to the way they decide, and to its pace: {list}. | she: Keep to the way she decides, and to its pace: {list}. | he: Keep to the way he decides, and to its pace: {list}. | name: Keep to the way {name} decides, and to its pace: {list}.";
    TeamsOpenNever "teams.open-never" = "Never do this; it could end the conversation: {list}.";
    TeamsOpenNeverGuess "teams.open-never-guess" = "This might end the conversation; nobody knows yet: {list}.";
    TeamsShow "teams.part-show" = "What to show";
    TeamsShowFirst "teams.show-first" = "Show this first, in this order: {list}.";
    TeamsShowGoals "teams.show-goals" = "they: Come back to what they want: {list}. | she: Come back to what she wants: {list}. | he: Come back to what he wants: {list}. | name: Come back to what {name} wants: {list}.";
    TeamsShowComes "teams.show-comes" = "they: Come back to what they come for: {list}. | she: Come back to what she comes for: {list}. | he: Come back to what he comes for: {list}. | name: Come back to what {name} comes for: {list}.";
    TeamsShowStops "teams.show-stops" = "Go slowly where others stop: {list}.";
    TeamsShowBuys "teams.show-buys" = "they: Offer it the way they like to buy: {list}. | she: Offer it the way she likes to buy: {list}. | he: Offer it the way he likes to buy: {list}. | name: Offer it the way {name} likes to buy: {list}.";
    TeamsShowLights "teams.show-lights" = "Show this rather than explain it: {list}.";
    TeamsShowIgnores "teams.show-ignores" = "Leave this out: {list}.";
    TeamsObjections "teams.part-objections" = "they: When they hesitate | she: When she hesitates | he: When he hesitates | name: When {name} hesitates";
    TeamsObjectionAnswered "teams.objection-answered" = "{said} Answer: {own}";
    TeamsObjectionWeighs "teams.objection-weighs" = "they: {said} Answer with what they look for: show {weighs}. | she: {said} Answer with what she looks for: show {weighs}. | he: {said} Answer with what he looks for: show {weighs}. | name: {said} Answer with what {name} looks for: show {weighs}.";
    TeamsObjectionWants "teams.objection-wants" = "they: {said} Answer with what they want: {weighs}. | she: {said} Answer with what she wants: {weighs}. | he: {said} Answer with what he wants: {weighs}. | name: {said} Answer with what {name} wants: {weighs}.";
    TeamsObjectionOpen "teams.objection-open" = "{said} Find out what answered it for somebody who asked and stayed.";
    TeamsObjectionBarriers "teams.objection-barriers" = "This may stand in the way; have a way round it ready: {list}.";
    TeamsObjectionTried "teams.objection-tried" = "they: They have tried something before: {list}. Ask how it ended, then say what is different here. | she: She has tried something before: {list}. Ask how it ended, then say what is different here. | he: He has tried something before: {list}. Ask how it ended, then say what is different here. | name: {name} has tried something before: {list}. Ask how it ended, then say what is different here.";
    TeamsObjectionFears "teams.objection-fears" = "they: They may fear this without saying so: {list}. Let them see that it will not happen. | she: She may fear this without saying so: {list}. Let her see that it will not happen. | he: He may fear this without saying so: {list}. Let him see that it will not happen. | name: {name} may fear this without saying so: {list}. Let {name} see that it will not happen.";
    TeamsFindObjections "teams.find-objections" = "they: Find out what they say when they hesitate, so that an answer can be ready. | she: Find out what she says when she hesitates, so that an answer can be ready. | he: Find out what he says when he hesitates, so that an answer can be ready. | name: Find out what {name} says when {name} hesitates, so that an answer can be ready.";
    TeamsHasASay "teams.part-say" = "Who has a say";
    TeamsHasASayWarm "teams.part-say-community" = "Who is near, and whose word counts";
    TeamsSayBring "teams.say-bring" = "Bring in early: {own}";
    TeamsSayTrusts "teams.say-trusts" = "Whose word counts: {list}. Ask whether you may mention them.";
    TeamsSayTrustsGuess "teams.say-trusts-guess" = "This word may count; find out before you lean on it: {list}.";
    TeamsSayCompany "teams.say-company" = "Who is usually near: {list}. Greet them, too.";
    TeamsSayBrought "teams.say-brought" = "they: Whom they brought: {list}. Make them welcome by name. | she: Whom she brought: {list}. Make them welcome by name. | he: Whom he brought: {list}. Make them welcome by name. | name: Whom {name} brought: {list}. Make them welcome by name.";
    TeamsFindSay "teams.find-say" = "Find out who else has a say, before an offer is stopped by somebody you never met.";
    // Support
    TeamsExpect "teams.part-expect" = "What to expect";
    TeamsExpectHears "teams.expect-hears" = "The question that keeps coming back: {own}";
    TeamsExpectPains "teams.expect-pains" = "Expect to hear of this, and have one good answer ready for each: {list}.";
    TeamsExpectAsks "teams.expect-asks" = "Expect to hear: {list}.";
    TeamsExpectBarriers "teams.expect-barriers" = "Help past this without being asked: {list}.";
    TeamsExpectNearly "teams.expect-nearly" = "It nearly went wrong here before; look in early: {list}.";
    TeamsExpectFears "teams.expect-fears" = "Be gentle where this may be feared: {list}.";
    TeamsAnswer "teams.part-answer" = "How to answer";
    TeamsAnswerTone "teams.answer-tone" = "Sound like this: {own}";
    TeamsAnswerWords "teams.answer-words" = "they: Answer in their words: {list}. | she: Answer in her words: {list}. | he: Answer in his words: {list}. | name: Answer in {name}’s words: {list}.";
    TeamsAnswerReach "teams.answer-reach" = "they: Reach them like this: {list}. | she: Reach her like this: {list}. | he: Reach him like this: {list}. | name: Reach {name} like this: {list}.";
    TeamsAnswerWrote "teams.answer-wrote" = "they: When they write or speak up, it counts: {said}. Answer within days, and say what became of it. | she: When she writes or speaks up, it counts: {said}. Answer within days, and say what became of it. | he: When he writes or speaks up, it counts: {said}. Answer within days, and say what became of it. | name: When {name} writes or speaks up, it counts: {said}. Answer within days, and say what became of it.";
    TeamsAnswerQuiet "teams.answer-quiet" = "they: They will hardly complain. Notice when they stay away, and ask once, quietly. | she: She will hardly complain. Notice when she stays away, and ask once, quietly. | he: He will hardly complain. Notice when he stays away, and ask once, quietly. | name: {name} will hardly complain. Notice when {name} stays away, and ask once, quietly.";
    TeamsAnswerFlaw "teams.answer-flaw" = "Take this with good humour: {said}.";
    TeamsAnswerNever "teams.answer-never" = "Never let this happen while you help: {list}.";
    TeamsRecommend "teams.part-recommend" = "What to recommend";
    TeamsRecommendWarm "teams.part-recommend-community" = "What to offer";
    TeamsRecommendOwn "teams.recommend-own" = "Recommend: {own}";
    TeamsRecommendWay "teams.recommend-way" = "they: Offer it the way they like it: {list}. | she: Offer it the way she likes it: {list}. | he: Offer it the way he likes it: {list}. | name: Offer it the way {name} likes it: {list}.";
    TeamsRecommendGoals "teams.recommend-goals" = "they: Recommend whatever brings them closer to this: {list}. | she: Recommend whatever brings her closer to this: {list}. | he: Recommend whatever brings him closer to this: {list}. | name: Recommend whatever brings {name} closer to this: {list}.";
    TeamsRecommendComes "teams.recommend-comes" = "they: Offer something in which they find this: {list}. | she: Offer something in which she finds this: {list}. | he: Offer something in which he finds this: {list}. | name: Offer something in which {name} finds this: {list}.";
    TeamsRecommendLights "teams.recommend-lights" = "they: They warm to this: {list}. Come back to it, above all when something went wrong. | she: She warms to this: {list}. Come back to it, above all when something went wrong. | he: He warms to this: {list}. Come back to it, above all when something went wrong. | name: {name} warms to this: {list}. Come back to it, above all when something went wrong.";
    TeamsRecommendLightsWarm "teams.recommend-lights-community" = "they: Call them over when this is about to happen: {list}. | she: Call her over when this is about to happen: {list}. | he: Call him over when this is about to happen: {list}. | name: Call {name} over when this is about to happen: {list}.";
    TeamsCare "teams.part-care" = "Care";
    TeamsCareGesture "teams.care-gesture" = "To say “we saw you”: {own}";
    TeamsCareGives "teams.care-gives" = "they: Give thanks for this, in the tone they like: {list}. | she: Give thanks for this, in the tone she likes: {list}. | he: Give thanks for this, in the tone he likes: {list}. | name: Give thanks for this, in the tone {name} likes: {list}.";
    TeamsCareTells "teams.care-tells" = "Word of mouth began here: {said}. Make it easy to do again.";
    TeamsCarePasses "teams.care-passes" = "they: Word of mouth: they pass this on. See that it stays true: {list}. | she: Word of mouth: she passes this on. See that it stays true: {list}. | he: Word of mouth: he passes this on. See that it stays true: {list}. | name: Word of mouth: {name} passes this on. See that it stays true: {list}.";
    TeamsCareBrings "teams.care-brings" = "they: Word of mouth: they brought others. Ask after them: {list}. | she: Word of mouth: she brought others. Ask after them: {list}. | he: Word of mouth: he brought others. Ask after them: {list}. | name: Word of mouth: {name} brought others. Ask after them: {list}.";
    TeamsFindGesture "teams.find-gesture" = "Think of one small gesture that says “we saw you”.";
    TeamsFindGives "teams.find-gives" = "they: Find out what they give beyond money, so that somebody can say thank you. | she: Find out what she gives beyond money, so that somebody can say thank you. | he: Find out what he gives beyond money, so that somebody can say thank you. | name: Find out what {name} gives beyond money, so that somebody can say thank you.";
    // Teams: to here

    // Take: from here
    TakeTitle "take.title" = "Take it along";
    // Take: to here

    // Notebook: from here
    NotebookTitle "notebook.title" = "Field notebook";
    // Notebook: to here

    // Patterns: from here
    PatternsTitle "patterns.title" = "Patterns";
    // Patterns: to here

    // Set: from here
    SetTitle "set.title" = "All personas side by side";
    SetLead "set.lead" = "Everybody you are working on, next to each other: who is there, who looks like whom, and who is missing.";
    SetReading "set.reading" = "Reading {n} of {of} …";
    SetEmpty "set.empty" = "There is no persona here yet. Begin one, or open a file with some.";
    SetSingle "set.single" = "There is one persona so far. Put a second one beside it: begin another, or open a file.";
    SetBegin "set.begin" = "Begin a persona";
    SetUnread "set.unread" = "one: {n} draft could not be read, and is left out. | other: {n} drafts could not be read, and are left out.";
    SetNoInterview "set.no-interview" = "Left out, as the interview it was made with is not here: {names}";
    SetCount "set.count" = "one: {n} persona | other: {n} personas";
    SetFew "set.few" = "{count} so far. {fewest} is what the method aims for.";
    SetFewWhole "set.few-whole" = "{count}, and nobody else is planned. {fewest} is what the method aims for: who has not been noticed yet?";
    SetRight "set.right" = "{count}: as many as a team can keep apart.";
    SetMany "set.many" = "{count}. {fewest} is what the method aims for; {warning} is one too many to keep apart.";
    SetTooMany "set.too-many" = "{count}. {fewest} is what the method aims for; with {warning} or more, nobody keeps them apart. Which two are one?";
    SetFarTooMany "set.far-too-many" = "{count}. {fewest} is what the method aims for. So many are soon sorted by age and job again: which of them would nobody miss?";
    SetWhole "set.whole" = "This set is whole";
    SetWholeNote "set.whole-note" = "Nobody else is planned. Only then are too few worth a word.";
    SetMembers "set.members" = "Side by side";
    SetPersona "set.persona" = "Persona";
    SetFour "set.four" = "Which of the four";
    SetRole "set.role" = "Role";
    SetKnown "set.known" = "How it is known";
    SetLookAgain "set.look-again" = "Look again";
    SetAnswered "set.answered" = "Answered";
    SetPercent "set.percent" = "{n}%";
    SetSeen "set.seen" = "{n} seen";
    SetTold "set.told" = "{n} told";
    SetCounted "set.counted" = "{n} counted";
    SetRead "set.read" = "{n} read";
    SetNoClaims "set.no-claims" = "nothing said yet";
    SetReview "set.review" = "by {day}";
    SetOverdue "set.overdue" = "overdue since {day}";
    SetNoReview "set.no-review" = "no date yet";
    SetFourTitle "set.four-title" = "The four questions";
    SetShowsUp "set.shows-up" = "Who shows up?";
    SetStays "set.stays" = "Who stays?";
    SetSpeaksUp "set.speaks-up" = "Who speaks up?";
    SetLeavesQuietly "set.leaves-quietly" = "Who leaves quietly?";
    SetNobody "set.nobody" = "Nobody in this set";
    SetOwnWords "set.own-words" = "In other words";
    SetNotSaid "set.not-said" = "Not said yet";
    SetNotAsked "set.not-asked" = "Not asked in this method";
    SetSayIt "set.say-it" = "Say it";
    SetOverlapTitle "set.overlap-title" = "Who looks like whom";
    SetOverlapLead "set.overlap-lead" = "How much of what is said of two personas is said of both: what they do, what they want, what is in their way. Age, job and place do not count. From half on they may be one persona.";
    SetOverlapTable "set.overlap-table" = "Each persona with each";
    SetClosest "set.closest" = "The pairs closest to each other";
    SetNoOverlap "set.no-overlap" = "No two have anything in common.";
    SetPair "set.pair" = "{one} and {other}: {n}%";
    SetAlike "set.alike" = "look alike";
    SetAlikeTitle "set.alike-title" = "They look alike";
    SetTooLittle "set.too-little" = "Little is said of one of them yet; this may change.";
    SetShared "set.shared" = "one: {n} claim says the same of both | other: {n} claims say the same of both";
    SetSharedMore "set.shared-more" = "one: … and {n} more | other: … and {n} more";
    SetSharedNone "set.shared-none" = "No claim says the same of both.";
    SetCloseShared "set.close-shared" = "Close this list";
    SetGapsTitle "set.gaps-title" = "What no persona covers";
    SetGapFour "set.gap-four" = "Nobody answers “{question}”";
    SetGapRoles "set.gap-roles" = "Nobody has the role: {roles}";
    SetGapThin "set.gap-thin" = "Little is said of anybody about: {parts}";
    SetNoGaps "set.no-gaps" = "Nothing is missing: the four questions, the roles and all parts are covered by somebody.";
    SetSheet "set.sheet" = "On paper";
    SetFile "set.file" = "All personas";
    SetWay "set.way" = "See them side by side";
    // Set: to here

    // Journey in the interview: from here
    // Journey in the interview: to here

    // Other tools' files: from here
    ForeignLead "foreign.lead" = "Backups of Persona Lab and files saved by User Persona Creator open here, too.";
    ForeignFrom "foreign.from" = "This file comes from {tool}, which does not keep how something is known. So everything in it arrives as a guess, sorted into the questions of the customer interview.";
    LeftTitle "foreign.left-title" = "What has no place here";
    LeftLead "foreign.left-lead" = "No question here asks for this. Copy it, or keep it as text behind what the background says. How something looked there, and where it stood on a board, is not listed.";
    LeftNothing "foreign.left-nothing" = "Everything in this file has a place here.";
    LeftCount "foreign.left-count" = "{name}: {count}";
    LeftThings "foreign.left-things" = "one: {n} thing | other: {n} things";
    LeftOfNobody "foreign.left-of-nobody" = "No persona’s own";
    LeftFile "foreign.left-file" = "a picture or file that cannot be taken over ({kind}, {n} KB)";
    LeftMore "foreign.left-more" = "one: … and {n} more; the copied list has it | other: … and {n} more; the copied list has them";
    LeftKeep "foreign.left-keep" = "Keep this as text in the background of {name}";
    LeftNoRoom "foreign.left-no-room" = "This is too long to keep as text. Copy it instead.";
    LeftCopy "foreign.left-copy" = "Copy the list";
    LeftLine "foreign.left-line" = "{place}: {text}";
    // Other tools' files: to here

    // Text and picture outputs: from here
    // Text and picture outputs: to here

    // Looks of the brief and the deep-dive sheet: from here
    // Looks of the brief and the deep-dive sheet: to here

    // Evidence from the notebook: from here
    ArrivalNotes "open.notes" = "one: With it comes {n} entry of the field notebook. | other: With it come {n} entries of the field notebook.";
    // Evidence from the notebook: to here

    // Pages about a persona
    TabAdvice "page.tab-advice" = "Advice";
    TabUse "page.tab-use" = "In use";
    TabReview "page.tab-review" = "Look again";

    // The app as other programs show it
    AppSummary "app.summary" = "A guided interview that walks a small brand through building its first persona, entirely in the browser.";
}
