-- The manuscript becomes calls of the look's own functions, so that a look alone decides how an entry is set:
--
--   #chapter("year-2007", (fr: [Année 2007], en: [Year 2007]))
--   #entry("id", "meeting", (fr: (when: […], headline: […], facts: […], text: […], source: […], file: […]), en: (…)))
--
-- with `key: true` for a key event, and arguments("id", "kind", (…)) after it for each other text that tells the event;
--
--   #group("", "decision", (fr: (when: […], headline: […], …), …), arguments("", "items", (fr: (opening: […]), …), …))
--
-- where each list of items has arguments("id", "kind", (…)) for each of them; #refer("id", "page")[…] for a link within
-- the chronology;
-- and, inside them, #span("date")[…] for a span with a class, #tongue("fr")[…] for a span with a language.
-- pandoc's own Typst writer would lose the language of spans and headings and the class of everything.

-- What is written --------------------------------------------------------------------------------------------------------

-- Signs of Typst and the words between them gather in one piece; what else a text may hold goes by itself, for pandoc to
-- write. A walk of pandoc's own over each text takes three times as long.
local Written = {}
Written.__index = Written

local function nothing_yet()
  return setmetatable({ inlines = {}, signs = {} }, Written)
end

function Written:sign(text)
  self.signs[#self.signs + 1] = text
end

function Written:word(inline)
  self:close()
  self.inlines[#self.inlines + 1] = inline
end

function Written:close()
  if self.signs[1] then
    self.inlines[#self.inlines + 1] = pandoc.RawInline("typst", table.concat(self.signs))
    self.signs = {}
  end
  return self.inlines
end

local function quoted(text)
  return '"' .. text:gsub('[\\"]', "\\%0"):gsub("%c", " ") .. '"'
end

local function escaped(text)
  return (text:gsub("%p", "\\%0"))
end

-- « 1. phase » or "= x" at the start of a bracket would be a list or a heading to Typst: an empty string goes before it.
local OPEN = '[#"";'

-- What a text may hold ------------------------------------------------------------------------------------------------

-- Typst reads -- and ... and -5 as other signs than were written, and an ASCII quotation mark as a curly one; // is not
-- printed, and a bracket may follow a call that pandoc wrote. What would begin a line stands in a bracket that is open.
local function literal(written, text)
  if text:find("%-[%-%?%d]") or text:find("%.%.%.") then
    return written:sign(escaped(text))
  end
  local plain = text:gsub("[#$*_`@<>\\%[%]~\"']", "\\%0"):gsub("//", "/\\/")
  written:sign((plain:gsub("^%(", "\\(")))
end

local add_inlines

-- A call within a text ends in a semicolon: « 1967.Nous », « 1967(sic) » would else ask the call for a field or call it.
local function called(written, before, inlines, how)
  written:sign("#" .. before .. OPEN)
  add_inlines(written, inlines, how)
  written:sign("];")
end

local add = {}

local ADDRESS = "^(.-)(https?://[%w%-%._~:/%?#%[%]@!%$&'%(%)%*%+,;=%%]*[%w/])(.*)$"

-- An address in a text is a link, without the full stop that ends the sentence.
local function add_linked(written, text)
  local before, address, after = text:match(ADDRESS)
  if not address then
    return literal(written, text)
  end
  literal(written, before)
  written:sign("#link(" .. quoted(address) .. ")" .. OPEN .. escaped(address) .. "];")
  add_linked(written, after)
end

-- A space of one width, for what stands in a justified paragraph and is no running text: U+2005.
local function spaced(text, how)
  return how.ragged and text:gsub(" ", "\u{2005}") or text
end

-- A word, or the words of a text with the spaces between them.
function add.Str(written, str, how)
  local text = spaced(str.text, how)
  if how.linked then
    return written:sign(escaped(text))
  end
  add_linked(written, text)
end

function add.Space(written, _, how)
  written:sign(spaced(" ", how))
end

add.SoftBreak = add.Space

function add.Span(written, span, how)
  local lang, class = span.attributes.lang, span.classes[1]
  if lang then
    written:sign("#tongue(" .. quoted(lang) .. ")" .. OPEN)
  end
  if class then
    called(written, "span(" .. quoted(class) .. ")", span.content, how)
  else
    add_inlines(written, span.content, how)
  end
  if lang then
    written:sign("];")
  end
end

function add.Emph(written, emphasis, how)
  called(written, "emph", emphasis.content, how)
end

-- « XXIe », « 1er »: the look raises them, as it does in the words of its data (`above-the-line` of parts.typ).
function add.Superscript(written, raised, how)
  add_inlines(written, raised.content, how)
end

-- An address in a link is no link again.
function add.Link(written, link, how)
  local id = link.target:match("^#(.*)$")
  if id then
    return called(written, "refer(" .. quoted(id) .. ", " .. quoted(link.classes[1] or "") .. ")", link.content, how)
  end
  add.Other(written, link, { ragged = how.ragged, linked = true })
end

-- What a template of one's own may bring (`strong`, `code`): as it is, with what it holds.
function add.Other(written, inline, how)
  if pandoc.utils.type(inline.content) == "Inlines" then
    local inner = nothing_yet()
    add_inlines(inner, inline.content, how)
    inline.content = inner:close()
  end
  written:word(inline)
end

function add_inlines(written, inlines, how)
  for _, inline in ipairs(inlines) do
    (add[inline.t] or add.Other)(written, inline, how)
  end
end

local function add_text(written, inlines, ragged)
  add_inlines(written, inlines, { ragged = ragged })
end

-- Sides: by language, in the order of the manuscript, the parts of an entry by their class --------------------------------

local function side_of(sides, code)
  for _, side in ipairs(sides) do
    if side.code == code then
      return side
    end
  end
  sides[#sides + 1] = { code = code }
  return sides[#sides]
end

local function spans_of(sides, heading)
  for _, tongue in ipairs(heading.content) do
    if tongue.t == "Span" and tongue.attributes.lang then
      local side = side_of(sides, tongue.attributes.lang)
      for _, part in ipairs(tongue.content) do
        if part.t == "Span" and part.classes[1] then
          side[#side + 1] = { name = part.classes[1], content = part.content }
        end
      end
    end
  end
end

local ragged = { source = true, see = true }

-- The words of all paragraphs, as they follow one another.
local function words_of(blocks)
  local only = #blocks == 1 and blocks[1]
  if only and (only.t == "Para" or only.t == "Plain") then
    return only.content
  end
  return pandoc.utils.blocks_to_inlines(blocks, { pandoc.RawInline("typst", "\n\n") })
end

local function divs_of(sides, div)
  local side = side_of(sides, div.attributes.lang)
  for _, part in ipairs(div.content) do
    if part.t == "Div" and part.classes[1] then
      side[#side + 1] = { name = part.classes[1], content = words_of(part.content), ragged = ragged[part.classes[1]] }
    end
  end
end

local function add_parts(written, side)
  written:sign(quoted(side.code) .. ": (")
  for _, part in ipairs(side) do
    written:sign(quoted(part.name) .. ": " .. OPEN)
    add_text(written, part.content, part.ragged)
    written:sign("], ")
  end
  written:sign(#side == 0 and ":), " or "), ")
end

local add_entry

-- What stands in an entry or a group with an id or parts of its own.
local within = { telling = true, items = true, item = true }

local function add_sides(written, div)
  local sides, others = {}, {}
  for _, block in ipairs(div.content) do
    if block.t == "Header" then
      spans_of(sides, block)
    elseif block.t == "Div" and within[block.classes[1]] then
      others[#others + 1] = block
    elseif block.t == "Div" and block.attributes.lang then
      divs_of(sides, block)
    end
  end
  written:sign("(")
  for _, side in ipairs(sides) do
    add_parts(written, side)
  end
  written:sign(")")
  for _, other in ipairs(others) do
    written:sign(", ")
    add_entry(written, "arguments", other)
  end
end

function add_entry(written, name, div)
  local key = div.classes:includes("key") and ", key: true" or ""
  written:sign(name .. "(" .. quoted(div.identifier) .. ", " .. quoted(div.classes[2] or div.classes[1]) .. ", ")
  add_sides(written, div)
  written:sign(key .. ")")
end

local function entry(div)
  local written = nothing_yet()
  add_entry(written, "#" .. div.classes[1], div)
  return pandoc.Plain(written:close())
end

local function chapter(heading)
  local written = nothing_yet()
  written:sign("#chapter(" .. quoted(heading.identifier) .. ", (")
  for _, tongue in ipairs(heading.content) do
    if tongue.t == "Span" and tongue.attributes.lang then
      written:sign(quoted(tongue.attributes.lang) .. ": " .. OPEN)
      add_text(written, tongue.content)
      written:sign("], ")
    end
  end
  written:sign("))")
  return pandoc.Plain(written:close())
end

function Pandoc(document)
  document.blocks = document.blocks:map(function(block)
    if block.t == "Div" and (block.classes[1] == "entry" or block.classes[1] == "group") then
      return entry(block)
    elseif block.t == "Header" and block.level == 1 then
      return chapter(block)
    end
    return block
  end)
  return document
end
