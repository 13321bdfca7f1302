package prompts

import (
	"slices"
	"strings"

	"rapport/store/record"
)

// spanishTongue is the lint's Spanish. Accents are read: té is not te.
var spanishTongue = tongue{
	language: "es",
	read:     func(text string) lintText { return lintTextOf(strings.ToLower(text)) },
	openers: []string{
		"por qué", "cómo te sientes", "cómo se siente", "cómo te hace sentir", "cómo le hace sentir", "háblame de", "hábleme de",
		"cuéntame", "cuénteme", "has probado a", "ha probado a", "puedes", "puede", "alguna vez",
	},
	banned: []string{
		"por qué", "deber", "debes", "debe", "deberías", "debería", "tienes que", "tiene que", "fracaso", "fracasaste", "evitar", "evitas", "evita",
		"paciente", "riesgo", "trauma", "síntoma", "síntomas", "diagnóstico", "medicación", "pastillas", "ansiedad", "depresión",
		"ánimo", "apetito", "terapia", "terapeuta", "cliente", "peso", "calorías", "dieta", "productivo", "productiva", "sano", "sana",
		"saludable", "del uno al diez", "red de apoyo", "lugar seguro", "normal", "marido", "esposo", "esposa", "novio", "novia",
		"él", "ella", "coger", "coges", "coge", "cansado", "cansada", "listo", "lista para", "solo o sola",
	},
	ranking:     []string{"favorito", "favorita", "favoritos", "favoritas", "preferido", "preferida"},
	superlative: []string{"mejor", "peor", "más feliz", "más triste", "más difícil", "más importante"},
	wholeLife:   []string{"de tu vida", "de su vida", "en tu vida", "en su vida", "de todos los tiempos", "has tenido", "ha tenido", "jamás"},
	here: []string{
		"camino hasta aquí", "camino de aquí", "al venir", "viniendo", "llegar aquí", "hasta aquí", "sala de espera", "en esta sala",
		"en esta habitación", "de esta sala", "de esta habitación", "aquí dentro", "contigo hoy",
	},
	granted: []string{
		"tu perro", "su perro", "tu gato", "su gato", "tu mascota", "su mascota", "tu jardín", "su jardín", "tu coche", "tu carro", "su coche",
		"tu pareja", "su pareja", "tu familia", "su familia", "tus padres", "sus padres", "tu madre", "su madre", "tu padre", "su padre",
		"tus hijos", "sus hijos", "tus amigos", "sus amigos", "tu trabajo", "su trabajo", "tu jefe", "su jefe", "tu iglesia", "tu equipo",
		"su equipo", "tu bicicleta", "su bicicleta", "tu balcón", "su balcón",
	},
	near: []nearWords{
		{[]record.Touch{record.TouchFood}, []string{
			"comer", "comes", "come", "comida", "comidas", "comiendo", "comiste", "comió", "almuerzo", "almorzar", "cena", "cenar", "desayuno", "desayunar", "merienda",
			"cocinar", "cocinas", "cocina algo", "cocinando", "receta", "recetas", "pan", "galleta", "galletas", "pastel", "sopa", "fruta", "frutas", "bocado", "hambre",
			"plato", "platos", "dulce", "dulces", "guiso", "arroz", "tortilla", "probado", "sabor", "sabores",
		}},
		{[]record.Touch{record.TouchDrink, record.TouchFood}, []string{"beber", "bebida", "bebidas", "café", "té", "mate", "taza", "tazas", "infusión", "jugo", "zumo", "vaso"}},
		{[]record.Touch{record.TouchAlcohol}, []string{"cerveza", "vino", "copa", "copas", "bar", "bares", "cóctel", "ron", "tequila"}},
		{[]record.Touch{record.TouchSleep}, []string{"dormir", "duermes", "duerme", "dormiste", "durmió", "siesta", "almohada", "cama", "soñar", "soñaste", "sueño", "sueños"}},
		{[]record.Touch{record.TouchBody}, []string{"cuerpo", "pelo", "piel", "ropa", "llevas puesto", "lleva puesto", "ponerte", "ponerse"}},
		{[]record.Touch{record.TouchHome}, []string{"casa", "hogar", "cocina", "dormitorio", "baño", "salón", "sofá", "vecino", "vecina", "vecinos", "vecinas", "donde vives", "donde vive"}},
		{[]record.Touch{record.TouchFamily}, []string{
			"familia", "mamá", "papá", "madre", "padre", "padres", "hermano", "hermana", "hermanos", "abuelo", "abuela", "abuelos", "tía", "tío", "primo", "prima", "primos", "parientes",
		}},
		{[]record.Touch{record.TouchPartner}, []string{"pareja"}},
		{[]record.Touch{record.TouchChildren, record.TouchChildhood}, []string{"niño", "niña", "niños", "niñas", "hijo", "hija", "hijos", "bebé"}},
		{[]record.Touch{record.TouchChildhood}, []string{"infancia", "niñez", "de pequeño", "de pequeña", "de niño", "de niña", "cuando eras"}},
		{[]record.Touch{record.TouchSchool, record.TouchWork}, []string{"escuela", "colegio", "profesor", "profesora", "deberes", "clase", "clases", "universidad", "examen", "exámenes", "recreo"}},
		{[]record.Touch{record.TouchWork}, []string{"trabajo", "jefe", "jefa", "oficina", "compañeros de trabajo", "colega", "colegas"}},
		{[]record.Touch{record.TouchMoney}, []string{"dinero", "comprar", "compraste", "compró", "compras", "gastar", "pagar", "precio", "barato", "caro", "sueldo", "alquiler", "ahorrar"}},
		{[]record.Touch{record.TouchFaith}, []string{"iglesia", "misa", "rezar", "dios", "fe", "santo", "santos", "virgen"}},
		{[]record.Touch{record.TouchTravel}, []string{"viaje", "viajes", "viajar", "vacaciones", "vuelo", "pasaporte", "extranjero"}},
		{[]record.Touch{record.TouchCelebration}, []string{"cumpleaños", "navidad", "boda", "fiesta", "fiestas", "aniversario", "celebrar"}},
		{[]record.Touch{record.TouchLoss}, []string{"murió", "muerte", "funeral", "duelo", "echas de menos", "echa de menos", "extrañas", "extraña"}},
		{[]record.Touch{record.TouchPolitics}, []string{"elecciones", "votar", "gobierno", "política", "presidente"}},
		{[]record.Touch{record.TouchIsolation}, []string{"a solas", "soledad", "en soledad"}},
	},
	senses: []needWords{
		{"sight", []string{"color", "colores", "a la vista", "se ve", "ves desde", "ve desde", "vistas"}},
		{"hearing", []string{"oyes", "oye", "oír", "escuchas", "escucha", "escuchar", "suena", "sonido", "sonidos", "ruido", "ruidos", "canto"}},
		{"smell", []string{"huele", "olor", "olores", "aroma", "hueles"}},
		{"reading", []string{"leyendo", "leer", "lees", "lee"}},
	},
	idle: strings.Fields(`a al algo algún alguna algunos con cómo cuál cuáles cuándo cuánto cuántos dónde de del desde donde e el en entre es esa ese eso
		esta está están estas este esto estos estás ha han has hay hoy día días la las le les lo los mas más me mi muy ni no nos o para pero poco por
		qué que quién se sea ser si sin sobre son su sus te tiene tienes tu tú tus un una unas uno unos usted va vas y ya último última últimamente
		ahora semana cosa cosas suele sueles gusta gustaría`),
	form:    (*linter).spanishForm,
	frame:   (*linter).spanishFrame,
	address: (*linter).spanishAddress,
}

// Words that address somebody, by the form of address.
var (
	spanishTu    = []string{"tú", "tu", "tus", "te", "ti", "contigo", "tuyo", "tuya", "tuyos", "tuyas"}
	spanishUsted = []string{"usted", "ustedes", "consigo"}
	// spanishTuVerbs are verbs often said to somebody addressed as tú.
	spanishTuVerbs = []string{
		"tienes", "haces", "sueles", "usas", "pones", "eliges", "miras", "escuchas", "oyes", "prefieres", "recuerdas", "sabes",
		"quieres", "puedes", "vas", "estás", "eres", "has", "viste", "hiciste", "llevas", "guardas", "dices", "ves", "sigues", "conoces",
		"harías", "pondrías", "dirías", "llevarías", "elegirías", "enseñarías", "cambiarías", "podrías", "tendrías", "irías", "vendrías",
		"pasas", "vuelves", "sales", "llegas", "dejas", "abres", "cierras", "cantas", "lees", "juegas", "cuidas", "cuentas", "crees", "piensas",
		"andas", "andabas", "estabas", "ibas", "tenías", "hacías", "contabas",
	}
	// spanishAfterName are the words that may follow a name whatever its number:
	// a verb would have to agree with it.
	spanishAfterName = strings.Fields(`estos esta este últimamente ahora hoy en con por para desde cuando si sin entre hasta durante según tras que a al de del
		y o ni como donde todavía aún también mejor estas esa ese esos esas esto eso`)
	spanishBeforeName = strings.Fields(`a al de del el la los las un una unos unas mi tu su mis tus sus y e o u es son está están fue era como`)
)

// spanishForm is the marks of a Spanish question, and that nobody is addressed
// in two ways at once.
func (l *linter) spanishForm() {
	text := l.said.text
	if open := strings.Count(text, "¿"); open != 1 || strings.Index(text, "¿") > strings.Index(text, "?") {
		l.fault("it has %d opening question marks; open the question with one ¿ and end it with ?", open)
	}
	if strings.Contains(text, "¡") {
		l.fault("there is an exclamation mark; end it quietly")
	}
	l.spanishAddress(l.said.form, l.text)
	if l.said.form != "" && len(l.q.said) < len(Addresses(l.q.Language)) {
		l.fault("it is worded for %q alone; word it for %s too", l.said.form, strings.Join(Addresses(l.q.Language), " and "))
	}
}

// spanishAddress is whether words address the person as the form does: with
// none, or in a follow-up, not at all.
func (l *linter) spanishAddress(form string, text lintText) {
	switch form = orForm(form, l.q.Form); form {
	case "tu":
		if word := text.firstOf(spanishUsted); word != "" {
			l.fault("%q stands in the wording for tú; put it in that for usted", word)
		}
	default:
		word := text.firstOf(spanishTu)
		if word == "" {
			word = tuVerb(text)
		}
		if word == "" && form == "" {
			word = text.firstOf(spanishUsted)
		}
		if word != "" {
			l.fault("%q addresses the person; give forms = { tu = \"…\", usted = \"…\" }, each in its own way, and follow-ups in none", word)
		}
	}
}

func orForm(form, file string) string {
	if form == "" {
		return file
	}
	return form
}

// tuVerb finds a verb in the second person singular, by a list and by the
// ending of the past tense.
func tuVerb(text lintText) string {
	if word := text.firstOf(spanishTuVerbs); word != "" {
		return word
	}
	for _, w := range strings.Fields(text.spaced) {
		past := strings.HasSuffix(w, "aste") || strings.HasSuffix(w, "iste")
		if past && !slices.Contains([]string{"contraste", "desgaste", "existe", "triste", "chiste", "insiste", "consiste", "resiste", "asiste", "despiste"}, w) {
			return w
		}
	}
	return ""
}

// spanishFrame is whether names of every gender and number can stand where the
// slots are.
func (l *linter) spanishFrame() {
	parts := l.said.one.parts
	for i, p := range parts {
		if p.slot != nameSlot {
			continue
		}
		if i > 0 {
			if at, ok := lastWord([]byte(parts[i-1].words)); ok {
				word := strings.Trim(strings.ToLower(parts[i-1].words[at:len(parts[i-1].words)-1]), "¿“(")
				if slices.Contains(spanishBeforeName, word) {
					l.fault("%q before {name} goes wrong for some names; write \"con {name}\" or \"{name}: ¿…?\"", word)
				}
			}
		}
		if i+1 < len(parts) && strings.HasPrefix(parts[i+1].words, " ") {
			word, _, _ := strings.Cut(parts[i+1].words[1:], " ")
			word = strings.Trim(strings.ToLower(word), "?,.:;…")
			if word != "" && !slices.Contains(spanishAfterName, word) {
				l.fault("%q behind {name} may have to agree with it; put a comma or a colon between, or turn it round", word)
			}
		}
	}
}
