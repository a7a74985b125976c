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

-- The manuscript as tables: {t = name, c = what it holds} ----------------------------------------------------------------

local tree = dofile(PANDOC_SCRIPT_FILE:gsub("[^/\\]*$", "") .. "tree.lua")

-- Where a thing in a line has what it holds: by itself, or behind its attributes.
local alone = { Emph = true, Underline = true, Strong = true, Strikeout = true, Superscript = true, Subscript = true, SmallCaps = true }
local behind = { Quoted = true, Cite = true, Link = true, Span = true }

local function id_of(thing)
  return thing.c[thing.t == "Header" and 2 or 1][1]
end

local function classes_of(thing)
  return thing.c[thing.t == "Header" and 2 or 1][2]
end

local function lang_of(thing)
  for _, pair in ipairs(thing.c[1][3]) do
    if pair[1] == "lang" then
      return pair[2]
    end
  end
end

-- What is written --------------------------------------------------------------------------------------------------------

-- Signs of Typst and the words between them gather in one piece; what else a text may hold goes by itself, for pandoc to
-- write.
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
    self.inlines[#self.inlines + 1] = { t = "RawInline", c = { "typst", table.concat(self.signs) } }
    self.signs = {}
  end
  return self.inlines
end

-- All of it in a line of its own.
function Written:line()
  local inlines = self:close()
  if #inlines == 1 and inlines[1].t == "RawInline" then
    return pandoc.Plain({ pandoc.RawInline(table.unpack(inlines[1].c)) })
  end
  return tree.to_pandoc({ { t = "Plain", c = inlines } })[1]
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
  local text = spaced(str.c, how)
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
  local lang, class = lang_of(span), classes_of(span)[1]
  if lang then
    written:sign("#tongue(" .. quoted(lang) .. ")" .. OPEN)
  end
  if class then
    called(written, "span(" .. quoted(class) .. ")", span.c[2], how)
  else
    add_inlines(written, span.c[2], how)
  end
  if lang then
    written:sign("];")
  end
end

function add.Emph(written, emphasis, how)
  called(written, "emph", emphasis.c, how)
end

-- « XXIe », « 1er »: the look raises them, as it does in the words of its data (`above-the-line` of parts.typ).
function add.Superscript(written, raised, how)
  add_inlines(written, raised.c, how)
end

-- An address in a link is no link again.
function add.Link(written, link, how)
  local id = link.c[3][1]:match("^#(.*)$")
  if id then
    return called(written, "refer(" .. quoted(id) .. ", " .. quoted(classes_of(link)[1] or "") .. ")", link.c[2], how)
  end
  add.Other(written, link, { ragged = how.ragged, linked = true })
end

-- What a template of one's own may bring (`strong`, `code`): as it is, with what it holds.
function add.Other(written, inline, how)
  local inner = nothing_yet()
  if alone[inline.t] then
    add_inlines(inner, inline.c, how)
    inline.c = inner:close()
  elseif behind[inline.t] then
    add_inlines(inner, inline.c[2], how)
    inline.c[2] = inner:close()
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
  for _, tongue in ipairs(heading.c[3]) do
    if tongue.t == "Span" and lang_of(tongue) then
      local side = side_of(sides, lang_of(tongue))
      for _, part in ipairs(tongue.c[2]) do
        if part.t == "Span" and classes_of(part)[1] then
          side[#side + 1] = { name = classes_of(part)[1], content = part.c[2] }
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
    return only.c
  end
  local words = pandoc.utils.blocks_to_inlines(tree.to_pandoc(blocks), { pandoc.RawInline("typst", "\n\n") })
  return tree.blocks_of(pandoc.Pandoc({ pandoc.Plain(words) }))[1].c
end

local function divs_of(sides, div)
  local side = side_of(sides, lang_of(div))
  for _, part in ipairs(div.c[2]) do
    local name = part.t == "Div" and classes_of(part)[1]
    if name then
      side[#side + 1] = { name = name, content = words_of(part.c[2]), ragged = ragged[name] }
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
  for _, block in ipairs(div.c[2]) do
    if block.t == "Header" then
      spans_of(sides, block)
    elseif block.t == "Div" and within[classes_of(block)[1]] then
      others[#others + 1] = block
    elseif block.t == "Div" and lang_of(block) then
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
  local classes = classes_of(div)
  local key = (" " .. table.concat(classes, " ") .. " "):find(" key ", 1, true) and ", key: true" or ""
  written:sign(name .. "(" .. quoted(id_of(div)) .. ", " .. quoted(classes[2] or classes[1]) .. ", ")
  add_sides(written, div)
  written:sign(key .. ")")
end

local function entry(div)
  local written = nothing_yet()
  add_entry(written, "#" .. classes_of(div)[1], div)
  return written:line()
end

local function chapter(heading)
  local written = nothing_yet()
  written:sign("#chapter(" .. quoted(id_of(heading)) .. ", (")
  for _, tongue in ipairs(heading.c[3]) do
    if tongue.t == "Span" and lang_of(tongue) then
      written:sign(quoted(lang_of(tongue)) .. ": " .. OPEN)
      add_text(written, tongue.c[2])
      written:sign("], ")
    end
  end
  written:sign("))")
  return written:line()
end

function Pandoc(document)
  local blocks = document.blocks
  for number, block in ipairs(tree.blocks_of(document)) do
    local name = block.t == "Div" and classes_of(block)[1]
    if name == "entry" or name == "group" then
      blocks[number] = entry(block)
    elseif block.t == "Header" and block.c[1] == 1 then
      blocks[number] = chapter(block)
    end
  end
  document.blocks = blocks
  return document
end
