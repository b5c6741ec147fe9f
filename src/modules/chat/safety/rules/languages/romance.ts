import { type LanguageRules, meant, mentioned, said, speaking } from '../rule.js';

const OF_LAUGHTER = '(?! de| du| dal| di| d[aeio] )';

export const spanish: LanguageRules = speaking({
  language: 'es',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      `(?:quiero|quisiera|deseo|voy a|pienso en|ganas de|prefiero|necesito|pensando en|mejor) (?:\\p{L}+ ){0,2}(?:morir|morirme|matarme|suicidarme|ahorcarme|colgarme|desaparecer para siempre)${OF_LAUGHTER}`,
      `me (?:quiero|voy a|quisiera|deseo) (?:morir|matar|suicidar|ahorcar|colgar)${OF_LAUGHTER}`,
      '(?:quitarme|quitar me|acabar con|terminar con|poner fin a) (?:la vida|mi vida|mi propia vida)',
      '(?:quisiera|ojalá|quiero|preferiría|mejor|desearía) (?:\\p{L}+ ){0,2}(?:estar|estuviera|estuviese|estaría) muert[oa]',
      'ojalá (?:no despertara|no despierte|me muera|me muriera)',
      '(?:tirarme|lanzarme|saltar) (?:de|desde|del|a|al) (?:\\p{L}+ )?(?:puente|balcón|techo|tren|edificio)',
    ),
    meant(
      'SUICIDE',
      'not-to-live',
      '(?:no|ya no) (?:quiero|deseo|puedo) (?:\\p{L}+ )?(?:vivir|seguir viviendo|existir|despertar)(?! en| con| sin| aquí| solo| sola)',
      'no tengo (?:\\p{L}+ )?(?:razones?|motivos?|ganas) (?:para|de) vivir',
      '(?:mejor|felices) sin mí',
      'cansad[oa] de vivir',
      'no vale la pena vivir',
    ),
    mentioned(
      'SUICIDE',
      'by-name',
      '(?:yo|me|mi|estoy|pienso|pensado|quiero|tengo|pensando)~~ (?:suicid\\p{L}+)',
    ),
    said(
      'SELF_HARM',
      'to-harm-oneself',
      'me corto(?: \\p{L}+)? (?:brazos?|venas|muñecas|piernas|cada|todas|cuando|otra|para)',
      'me (?:autolesiono|hago daño)',
      '(?:cortarme|hacerme daño|lastimarme)(?! el pelo| las uñas| el cabello)',
      'cortarme las venas',
    ),
  ],
  topics:
    'película|libro|novela|serie|canción|tarea|ensayo|estadísticas?|prevención|escuadrón|noticias?|clase|historia',
  negation: '(?:nunca|jamás|no)(?: \\p{L}+)?',
});

export const french: LanguageRules = speaking({
  language: 'fr',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      `(?:veux|voudrais|vais|aimerais|envie de|pense à|besoin de|préfère|préférerais|prête? à) (?:\\p{L}+ ){0,2}(?:mourir|crever|me tuer|me suicider|me pendre|me noyer|me tirer une balle|disparaître pour toujours)${OF_LAUGHTER}`,
      '(?:envie d|veux |vais |pense à |voudrais |den |d)en finir(?! avec)',
      'mettre fin à (?:mes jours|ma vie)',
      '(?:voudrais|préférerais|aimerais|aurais préféré) être mort(?:e)?',
      '(?:mieux|plus heureux) sans moi',
      '(?:me jeter|sauter) (?:sous|du|de la|par la|d[eu]) (?:\\p{L}+ )?(?:train|métro|pont|fenêtre|toit|balcon)',
    ),
    meant(
      'SUICIDE',
      'not-to-live',
      '(?:veux|peux|ai) (?:plus|pas)(?: \\p{L}+){0,2} (?:vivre|exister|être en vie|me réveiller)(?! à| avec| sans| en| ici| chez| dans| seule?)',
      '(?:plus|aucune?) (?:la force|raison|envie|goût) de (?:vivre|continuer)',
      'la vie ne vaut (?:plus|pas)',
    ),
    mentioned('SUICIDE', 'by-name', '(?:je|jai|me|mon|mes|moi)~~ (?:suicid\\p{L}+|suicide)'),
    said(
      'SELF_HARM',
      'to-harm-oneself',
      'me (?:scarifie|scarifier|mutile|mutiler|coupe les veines|coupe les bras|couper les veines|faire du mal|fais du mal)',
      'mouvrir les veines',
    ),
  ],
  topics:
    'film|livre|roman|série|chanson|devoirs?|dissertation|exposé|statistiques?|prévention|squad|cours|actualités|histoire',
  negation: '(?:jamais|ne|pas)(?: \\p{L}+)?',
});

export const portuguese: LanguageRules = speaking({
  language: 'pt',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      `(?:quero|queria|vou|desejo|penso em|pensando em|vontade de|preciso|prefiro|melhor) (?:\\p{L}+ ){0,2}(?:morrer|me matar|matar me|me suicidar|suicidar me|suicidar|me enforcar|sumir para sempre)${OF_LAUGHTER}`,
      '(?:tirar|acabar com|dar fim|terminar|pôr fim) (?:a |à |na )?minha (?:própria )?vida',
      '(?:queria|quero|preferia|melhor) (?:\\p{L}+ ){0,2}(?:estar|estivesse) mort[oa]',
      '(?:pular|me jogar|saltar) (?:d[aeo]|na frente|de um) (?:\\p{L}+ )?(?:ponte|prédio|trem|janela|trilho|telhado)',
    ),
    meant(
      'SUICIDE',
      'not-to-live',
      'não (?:quero|consigo|aguento|desejo) (?:mais )?(?:viver|existir|acordar)(?! em| com| sem| no| na| aqui| só)',
      'não tenho (?:mais )?(?:razão|razões|motivos?|vontade) (?:para|pra|de) viver',
      '(?:melhor|felizes) sem mim',
      'cansad[oa] de viver',
    ),
    mentioned(
      'SUICIDE',
      'by-name',
      '(?:eu|me|meu|estou|penso|pensando|quero|tenho|vou)~~ (?:suic[ií]d\\p{L}+)',
    ),
    said(
      'SELF_HARM',
      'to-harm-oneself',
      'me corto(?! o cabelo| as unhas| com papel| cozinhando)',
      '(?:me cortar|me machucar|me mutilar)(?! na academia| jogando| correndo)',
    ),
  ],
  topics:
    'filme|livro|romance|série|música|trabalho da escola|redação|estatísticas?|prevenção|esquadrão|notícias?|aula|história',
  negation: '(?:nunca|jamais|não)(?: \\p{L}+)?',
});

export const italian: LanguageRules = speaking({
  language: 'it',
  rules: [
    said(
      'SUICIDE',
      'to-die',
      `(?:voglio|vorrei|devo|desidero|penso di|pensando di|sto per|preferisco|voglia di|meglio) (?:\\p{L}+ ){0,2}(?:morire|uccidermi|ammazzarmi|suicidarmi|impiccarmi|sparire per sempre|buttarmi (?:giù|sotto))${OF_LAUGHTER}`,
      `mi (?:voglio|vorrei|devo) (?:uccidere|ammazzare|suicidare|impiccare)${OF_LAUGHTER}`,
      'farla finita',
      'togliermi la vita',
      'porre fine alla mia vita',
      '(?:vorrei|preferirei|meglio) (?:\\p{L}+ )?(?:essere|fossi) mort[oa]',
    ),
    meant(
      'SUICIDE',
      'not-to-live',
      'non (?:voglio|riesco|ho voglia di|ce la faccio) (?:\\p{L}+ )?(?:più )?(?:a )?(?:vivere|esistere|svegliarmi)(?! a| in| con| senza| qui| da)',
      'meglio senza di me',
      'nessun(?:a)? (?:motivo|ragione) (?:per|di) vivere',
      'stanc[oa] di vivere',
    ),
    mentioned('SUICIDE', 'by-name', '(?:io|mi|mio|sto|penso|voglio|ho)~~ (?:suicid\\p{L}+)'),
    said(
      'SELF_HARM',
      'to-harm-oneself',
      'mi taglio (?:\\p{L}+ )?(?:braccia|vene|polsi|gambe|quando|ogni|per)',
      '(?:tagliarmi (?:le vene|le braccia|i polsi)|farmi del male|autolesion\\p{L}+)',
    ),
  ],
  topics:
    'film|libro|romanzo|serie|canzone|compiti?|tema|statistiche?|prevenzione|squad|lezione|storia|notizie?',
  negation: '(?:mai|non)(?: \\p{L}+)?',
});
