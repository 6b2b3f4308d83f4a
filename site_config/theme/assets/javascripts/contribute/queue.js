// Shows only the records of the queue that serve one objective. Without this script all of them stand there.

const filter = document.querySelector("[data-cc-queue]");
const choice = filter?.querySelector("select");
const cards = [...document.querySelectorAll("[data-objectives]")];

/** Hides what does not serve the objective that is chosen; none chosen shows all. */
function narrow() {
  const wanted = choice?.value ?? "";
  for (const card of cards) {
    const served = (card.getAttribute("data-objectives") ?? "").split(" ");
    card.toggleAttribute("hidden", wanted !== "" && !served.includes(wanted));
  }
}

if (filter && choice) {
  filter.removeAttribute("hidden");
  choice.addEventListener("change", narrow);
  narrow(); // a browser keeps the choice when it comes back to a page
}
