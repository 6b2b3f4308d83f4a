// A small index that answers as the tests of the page want it: hostile and very long titles, scripts from right to left.
// It stands in for the engine where a test is about the page and not about searching.

const MARKUP = "<img src=x onerror=\"document.title='broken into'\"><script>document.title='broken into'</script>";
const CARDS = [
  { title: `=HYPERLINK("https://evil.example") ${MARKUP}`, summary: `${MARKUP} recruitment` },
  { title: "ممارسة جيدة في بلد", summary: "ملخص للممارسة الجيدة", lang: "ar", dir: "rtl" },
  { title: "移民工人的公平招聘", summary: "一项良好做法", lang: "zh", dir: "ltr" },
  { title: "Averyverylongtitlewithoutasinglespace".repeat(9).slice(0, 300), summary: "" },
  ...Array.from({ length: 41 }, (_, place) => ({ title: `+Practice ${place}`, summary: "-1+1, “quoted”,\nin two lines" })),
].map((card, place) => ({
  address: `practices/p${place}/`, type: "practice", lang: "", dir: "", countries: ["KEN", "UGA"], objectives: [6, 1, 2, 3], year: "2021", mark: "",
  ...card,
}));

export async function openIndex() {
  return {
    head: {
      format: 1,
      count: CARDS.length,
      facets: [
        { name: "type", values: [{ id: "practice", label: "Practices", total: CARDS.length }] },
        { name: "country", values: [{ id: "KEN", label: "Kenya", total: CARDS.length }, { id: "UGA", label: MARKUP, total: CARDS.length }] },
      ],
    },
    async search(state, { limit = 10, offset = 0 }) {
      const isFiltered = Boolean(state.filters.type);
      const hasNothing = state.text.includes("nothing") && isFiltered;
      const found = hasNothing ? [] : CARDS.map((_, place) => place);
      const isCorrected = state.text === "recruitmnt" && !state.isLiteral;
      return {
        total: found.length,
        documents: found.slice(offset, offset + limit),
        all: () => found,
        counts: { type: { practice: found.length }, country: { KEN: found.length, UGA: found.length } },
        understood: [
          ...(isCorrected ? [{ text: "recruitmnt", kind: "corrected", label: "recruitment", id: "recruitment" }] : []),
          ...(state.text.includes("kenia") ? [{ text: "kenia", kind: "country", label: "Kenya", id: "KEN", facet: "country" }] : []),
        ],
        unknown: state.text.includes("xyzzy") ? ["xyzzy", MARKUP] : [],
        suggestion: hasNothing ? "something" : "",
        ignored: Object.fromEntries(Object.entries(state.filters).map(([name, values]) => [name, values.filter((value) => value.startsWith("no-"))]).filter(([, values]) => values.length)),
        matched: state.text,
      };
    },
    cards: async (documents) => documents.map((place) => CARDS[place]),
    highlight: (text) => [{ text, isMatch: false }],
    excerpt: async () => `A passage ${MARKUP}`,
  };
}
