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
    ExamplesLead "examples.lead" = "Whole personas of small brands, all of them made up: each with its evidence and its guesses, what was tried, and what turned out to be different.";
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
    TeamsTitle "teams.title" = "Team briefs";
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
    // Set: to here

    // Journey in the interview: from here
    JourneyCurve "journey.curve" = "they: Their journey so far | she: Her journey so far | he: His journey so far | name: {name}’s journey so far";
    JourneyLine "journey.line" = "{title}: {feeling}";
    JourneyGuess "journey.guess" = " (a guess)";
    JourneyKey "journey.key" = "guess: A dashed ring is a guess. | nearly: A small ring below: something nearly went wrong. | both: A dashed ring is a guess. A small ring below: something nearly went wrong.";
    JourneyHere "journey.here" = "Add a moment here";
    JourneyHereFirst "journey.here-first" = " before the first";
    JourneyHereAfter "journey.here-after" = " after number {n}";
    JourneyKeys "journey.keys" = "Alt with the up or down arrow moves the moment you are in.";
    JourneyFull "journey.full" = "A journey holds 200 moments. This one is full.";
    StoryTake "story.take" = "Draft it from the moments";
    StoryLook "story.look" = "See a draft from the moments";
    StoryNone "story.none" = "Once the journey has a moment, a first draft can be written from it here.";
    StoryNew "story.new" = "A draft from the moments";
    StoryChanged "story.changed" = "The moments have changed. Here is a new draft; your own text stays as it is.";
    StoryTakeOver "story.take-over" = "Take it in place of mine";
    StoryLeave "story.leave" = "Leave it";
    StoryTaken "story.taken" = "The draft is yours now. Change it until it sounds like you.";
    StoryReplaced "story.replaced" = "The new draft took the place of your text.";
    StoryFound "story.found" = "named: {who}’s way to us began with {title}{place}. | they: Their way to us began with {title}{place}. | she: Her way to us began with {title}{place}. | he: His way to us began with {title}{place}.";
    StoryFoundBare "story.found-bare" = "named: This is how {who} found us{place}. | they: This is how they found us{place}. | she: This is how she found us{place}. | he: This is how he found us{place}.";
    StoryBegan "story.began" = "named: {who}’s story with us begins with {title}{place}. | they: Their story with us begins with {title}{place}. | she: Her story with us begins with {title}{place}. | he: His story with us begins with {title}{place}.";
    StoryBeganBare "story.began-bare" = "named: This is how it began for {who}{place}. | they: This is how it began for them{place}. | she: This is how it began for her{place}. | he: This is how it began for him{place}.";
    StoryFirst "story.first" = "The first time was {title}{place}.";
    StoryFirstBare "story.first-bare" = "Then came the first time{place}.";
    StoryBack "story.back" = "they: What brought them back was {title}{place}. | she: What brought her back was {title}{place}. | he: What brought him back was {title}{place}. | name: What brought {who} back was {title}{place}.";
    StoryBackBare "story.back-bare" = "they: This is what brought them back{place}. | she: This is what brought her back{place}. | he: This is what brought him back{place}. | name: This is what brought {who} back{place}.";
    StoryLeft "story.left" = "they: Then they nearly left over {title}{place}. | she: Then she nearly left over {title}{place}. | he: Then he nearly left over {title}{place}. | name: Then {who} nearly left over {title}{place}.";
    StoryLeftBare "story.left-bare" = "they: Then they nearly left{place}. | she: Then she nearly left{place}. | he: Then he nearly left{place}. | name: Then {who} nearly left{place}.";
    StoryTells "story.tells" = "they: Now they tell others: {title}{place}. | she: Now she tells others: {title}{place}. | he: Now he tells others: {title}{place}. | name: Now {who} tells others: {title}{place}.";
    StoryTellsBare "story.tells-bare" = "they: Now they tell others{place}. | she: Now she tells others{place}. | he: Now he tells others{place}. | name: Now {who} tells others{place}.";
    StoryThen "story.then" = "Then came {title}{place}.";
    StoryThenBare "story.then-bare" = "Then this happened{place}.";
    StoryAfter "story.after" = "After that came {title}{place}.";
    StoryAfterBare "story.after-bare" = "After that came something else{place}.";
    StoryBest "story.best" = "they: If there is one reason for them to come back, it is {title}{place}. | she: If there is one reason for her to come back, it is {title}{place}. | he: If there is one reason for him to come back, it is {title}{place}. | name: If there is one reason for {who} to come back, it is {title}{place}.";
    StoryTitle "story.title" = "“{title}”";
    StoryPlace "story.place" = " ({place})";
    StoryFelt "story.felt" = "-2: It felt very bad. | -1: It felt bad. | 0: It felt so-so. | 1: It felt good. | 2: It felt very good.";
    StoryStillFelt "story.still-felt" = "-2: It still felt very bad. | -1: It still felt bad. | 0: It still felt so-so. | 1: It still felt good. | 2: It still felt very good.";
    StoryNearly "story.nearly" = "What nearly went wrong: {nearly}";
    StoryOwn "story.own" = "they: In their own words: {words} | she: In her own words: {words} | he: In his own words: {words} | name: In {who}’s own words: {words}";
    StorySubject "story.subject" = "they: They | she: She | he: He";
    // Lists of words in small letters, for src/domain/story.rs. A language that has no use for one puts a hyphen.
    StoryI "story.i" = "i|i’m|i'm|i’ve|i'd|i’d|i've|i’ll|i'll|my";
    StoryVerbs "story.verbs" = "added|answered|apologised|applied|arrived|asked|ate|became|began|bought|borrowed|brought|built|called|came|cancelled|carried|checked|chose|climbed|closed|compared|complained|cooked|copied|counted|cut|cycled|danced|did|dragged|drank|drew|drove|fell|felt|fetched|filled|finished|fixed|followed|forgot|found|gave|got|had|handed|hated|heard|held|helped|hid|joined|kept|knew|knocked|laughed|learned|learnt|left|lent|listened|lit|looked|lost|loved|made|measured|mended|met|moved|needed|noticed|opened|ordered|packed|paid|passed|patched|phoned|picked|planted|played|posted|poured|promised|pulled|pushed|put|queued|ran|rang|read|refused|remembered|repaired|replied|returned|rode|said|sang|sat|saw|searched|sent|shared|showed|signed|slept|slipped|smelled|smiled|sold|spoke|spent|stayed|stood|stopped|subscribed|swapped|swept|talked|tasted|taught|thanked|thought|threw|told|took|touched|tried|turned|unpacked|unsubscribed|visited|waited|walked|wanted|washed|was|watched|waved|went|woke|wore|worked|wrapped|wrote|asks|becomes|begins|brings|buys|carries|chooses|closes|comes|drinks|eats|feels|fetches|finds|follows|forgets|gets|gives|goes|hands|has|hears|helps|is|joins|keeps|knows|learns|listens|loads|makes|meets|opens|pays|picks|puts|reads|remembers|rides|says|sees|sends|sits|speaks|stands|stays|stops|takes|tells|thinks|tries|waits|wants|wears|writes";
    StoryPassive "story.passive" = "by|asked to|sent to|told to|taught to|moved to";
    StorySmall "story.small" = "a|almost|an|at|her|his|in|it|just|nearly|no|nobody|nothing|on|one|only|our|she|he|some|somebody|someone|that|the|their|there|they|this|three|two|we|when|with|without";
    ExampleWho "examples.who" = "community: Nell, the Lamp Holder | connector: Idris, the Go-Between | newcomer: Kofi, the Third-Timer | customer: Robin, the Table Setter | research: The Careful Comparer";
    ExampleBrand "examples.brand" = "community: Slow Spoke | connector: Laituri | newcomer: Harmattan Darkroom | customer: Marrowby Ceramics | research: Ledgerbench";
    ExampleAbout "examples.about" = "community: A quiet regular. Holds the light at a bicycle workshop while others learn to mend. | connector: A connector. Sits low in a floating sauna in Turku, and strangers leave knowing each other’s names. | newcomer: A newcomer. Has come three times to a darkroom in Accra and is still waiting to be asked in. | customer: Somebody who buys. Builds a table one bowl at a time and needs to know that the blue will come back. | research: Somebody to decide for. Keeps the books of 45 people and changes nothing that has not survived a month beside the old way.";
    // Journey in the interview: to here

    // Other tools' files: from here
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
