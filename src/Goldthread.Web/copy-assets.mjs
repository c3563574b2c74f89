// Copies what the pages need of the two front ends from node_modules into wwwroot/lib.
// Left behind: the GDS Transport font, which is licensed for GOV.UK alone, and the crown and crest.
import { mkdirSync, readFileSync, readdirSync, rmSync, copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const target = "wwwroot/lib";
const fonts = 'Arial,"Liberation Sans",Helvetica,system-ui,sans-serif';

const sources = [
  { name: "govuk-frontend", folder: "node_modules/govuk-frontend", files: "dist/govuk", as: "govuk" },
  { name: "moj-frontend", folder: "node_modules/@ministryofjustice/frontend", files: "moj", as: "moj" },
];

const withoutFont = (css) => css
  .replace(/@font-face\{[^}]*\}/g, "")
  .replaceAll("GDS Transport,arial,sans-serif", fonts)
  .replaceAll("url(/assets/", "url(");

const withoutMap = (text) => text
  .replace(/\/\/# sourceMappingURL=\S+\s*$/, "")
  .replace(/\/\*# sourceMappingURL=.*\*\/\s*$/, "");

rmSync(target, { recursive: true, force: true });
const licences = [];

for (const { name, folder, files, as } of sources) {
  const from = join(folder, files);
  const to = join(target, as);
  mkdirSync(join(to, "images"), { recursive: true });

  const css = readFileSync(join(from, `${name}.min.css`), "utf8");
  const script = readFileSync(join(from, `${name}.min.js`), "utf8");
  writeFileSync(join(to, `${name}.min.css`), withoutMap(withoutFont(css)));
  writeFileSync(join(to, `${name}.min.js`), withoutMap(script));
  for (const image of readdirSync(join(from, "assets/images")))
    if (image.startsWith("icon-") && image.endsWith(".svg"))
      copyFileSync(join(from, "assets/images", image), join(to, "images", image));

  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  licences.push(`${about.name} ${about.version}: ${about.license} licence, Crown copyright`);
}

// Written last: the build takes it as the sign that everything is here.
writeFileSync(join(target, "licences.txt"), licences.join("\n") + "\n");
