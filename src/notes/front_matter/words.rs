//! What shows call their facts, in the languages of shows.

use super::Key;

/// Words that shows use for a key, beyond those that are read anyway, parted by blanks: letters and digits only, small and
/// without accents, as the names of keys are compared; of a dotted path with its last part.
pub(crate) const WORDS: [(Key, &str); 27] = [
    (
        Key::Audio,
        "mp3 mp3url audiourl audiofile audiolink mp3link mp3file m4a media mediaurl mediafile enclosureurl \
         streamurl fileurl filename podcast source link url src href name assetlink download downloadurl \
         soundfile episodefile episodeurl episodeaudio soundcloud fileitunes datei audiodatei mp3datei \
         fichier fichieraudio archivo archivoaudio arquivo fileaudio audiofilepath audiopath audiosrc \
         audiofilename mp3path audiofileurl mediafileurl listenurl playurl enclosurefile podcasturl \
         podcastfileurl ljudfil ses sesdosyasi dzwiek nahravka",
    ),
    (
        Key::Length,
        "bytes filesize length size audiobytes audiosize audiolength mp3size mp3length enclosurelength \
         episodelength medialength mediasize filelength byteslength dateigrosse dateigroße dateigroesse \
         groesse große taille tamano tamanho dimensione audiofilesize podcastsize rozmiar storlek storrelse \
         størrelse grootte velikost koko размер boyut",
    ),
    (
        Key::Duration,
        "duration audioduration episodeduration fileduration runtime time length playtime audiolength \
         episodelength dauer laufzeit lange laenge duree duracion duracao durata runningtime lengthtime \
         playingtime audiotime podcasttime czas czastrwania dlugosc długosc duur langd speltid varighet varighed \
         kesto delka trvani длительность sure süre uzunluk 时长 길이",
    ),
    (
        Key::Number,
        "number episodenumber episode episodeid num no nr ep track folge issue episodeno episodenum epno \
         epnum folgennummer episodennummer nummer numero episodio aflevering odcinek epnumber shownumber avsnitt jakso dil \
         numer puntata выпуск cislo numara bolum bölüm 期数 회차 номер",
    ),
    (Key::Season, "season seasonnumber series staffel saison temporada stagione seizoen sezon rada sezona 季"),
    (
        Key::Date,
        "date pubdate publishdate published publishedat publicationdate datepublished releasedate released \
         createdat airdate datum veroffentlicht veroffentlichungsdatum veroeffentlicht erschienen \
         erscheinungsdatum fecha data datepublication datedepublication publiele publicado publishedon \
         publishedtime dateposted dato paivays datapublikacji дата posted postdate publisheddate publicationdatetime datetime aired releasedat publishat datepub publishingdate liveat golive startdate tarih publicerat publicerad vydano emise 日期 发布日期 날짜",
    ),
    (
        Key::Recorded,
        "recorded recordedat recordedon daterecorded recordingdate aufgenommen aufnahme aufnahmedatum enregistre grabado registrato",
    ),
    (Key::Guid, "guid uuid episodeguid podcastguid feedguid itemguid"),
    (
        Key::Title,
        "title episodetitle name headline titel titre titulo titolo tytul tittel otsikko nazev название baslik başlık 标题 제목 наслов",
    ),
    (
        Key::Summary,
        "summary description excerpt subtitle shortdescription oneliner teaser abstract intro lead tagline \
         beschreibung zusammenfassung kurzbeschreibung resume descripcion resumen descricao resumo \
         descrizione sommario riassunto untertitel anriss blurb synopsis shortsummary metadescription seodescription \
         preview opis popis aciklama açıklama beskrivning omschrijving samenvatting streszczenie 简介 摘要 요약 описание",
    ),
    (
        Key::Image,
        "image episodeimage cover coverart coverimage artwork episodeart imageurl thumbnail itunesimage bild \
         titelbild vignette imagen portada imagem capa immagine copertina featuredimage episodecover \
         artworkurl episodeimageurl coverurl coverphoto imagepath albumart images heroimage socialimage ogimage art thumbnailurl copertina pochette portrait",
    ),
    (Key::Explicit, "explicit isexplicit explizit explicite explicito esplicito expliciet explicita"),
    (Key::Type, "episodetype itunesepisodetype kind type"),
    (
        Key::Hosts,
        "hosts host presenters presenter voices cohosts moderators crew team people participants authors \
         author moderation moderatoren moderator moderatorin sprecher sprecherinnen gastgeber animateurs \
         animateur animatrices presentateurs presentateur presentadores presentador presentadoras anfitriones \
         conductores conduttori apresentadores locutores prowadzacy presentator presentatoren programleder \
         vart juontajat ведущии ведущие actors actor panelists panel podcasters hostlist \
         hostedby presentedby moderiertvon presenteepar presentadopor animepar \
         contributors contributor mitwirkende mitwirkender sunucu sunucular programledare programledere moderuji 主播 主持人 진행 진행자 ведущий",
    ),
    (
        Key::Guests,
        "guests guest interviewees interviewee cast speakers speaker visitors gaste gast gaeste invites \
         invite invitee invitados invitado invitadas convidados ospiti ospite gasten guestlist featuring with mit feat \
         featuredguests guestname goscie gosc gaster gjest gjester gæst gæster vieras vieraat hoste гость гости konuk konuklar 嘉宾 来宾 게스트 출연 gasti",
    ),
    (
        Key::Sponsors,
        "sponsors sponsor sponsoredby supportedby broughttoyouby presentingsponsor advertisers ads werbung sponsoren patrocinadores patrocinador partners partner",
    ),
    (
        Key::Chapters,
        "chapters chapter chaptermarks timestamps timecodes kapitel kapitelmarken chapitres capitulos \
         capitoli chapterlist timeline toc chaptersurl chapterurl chaptersfile chapterfile chaptersjson \
         chaptermarkers chaptermarker markers",
    ),
    (
        Key::Transcript,
        "transcript transcripts transcripturl transcriptfile captions subtitles transkript transkription \
         transcription transcripcion trascrizione transcriptpath transcriptlink vtt srt",
    ),
    (
        Key::Link,
        "permalink path canonical canonicalurl pageurl episodelink episodepage webpage url weburl htmlurl shareurl",
    ),
    (Key::Expires, "expires expirydate expiry expirationdate unpublishdate unpublishon"),
    (Key::Draft, "isdraft unpublished entwurf brouillon borrador rascunho bozza"),
    (Key::Tags, "tags tag topics categories schlagworte stichworte schlagworter etiquetas motscles themen temas"),
    (Key::Comments, "commentsurl discussionurl"),
    (
        Key::Links,
        "links showlinks sources linklist shownoteslinks picks resources references furtherreading relatedlinks recommendations \
         readinglist reading mentions mentioned bookmarks citations quellen weiterlesen weiterfuehrend linkliste empfehlungen \
         ressourcen lesetipps liens enlaces recursos collegamenti risorse ligacoes linki odkazy lankar lenker",
    ),
    (Key::ItunesTitle, "itunestitle"),
    (Key::Subtitle, "itunessubtitle"),
    (Key::Keywords, "ituneskeywords newskeywords"),
];

/// Prefixes of names that say nothing about the fact.
pub(crate) const PREFIXES: [&str; 8] = ["podcast", "itunes", "episode", "show", "extra", "params", "podlove", "pod"];

/// Ends of names that say how somebody is named: `actor_ids`.
pub(crate) const SUFFIXES: [&str; 5] = ["ids", "id", "slugs", "names", "list"];
