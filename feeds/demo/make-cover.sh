#!/bin/sh
# Draws cover.jpg (1400 x 1400 pixels, RGB) with ImageMagick: a robin on the kitchen window sill.
# The name stands in the upper part; podcast apps lay buttons over the bottom fifth.
set -eu
cd "$(dirname "$0")"

night='#17324d' sky='#bfe0e6' hill='#7fb08a' near='#5b9070' frame='#fbf6ea' sill='#e2cfae' edge='#b99b6b'
brown='#7a5a3c' dark='#5d432b' red='#dd5f2b' pale='#f3ead8' crumb='#a9743c'

convert -size 1400x1400 "xc:$night" -depth 8 \
  -fill "$frame" -draw 'roundrectangle 110,420 1290,1160 18,18' \
  -fill "$sky" -draw 'rectangle 150,460 1250,1120' \
  -fill '#ffe9a8' -draw 'circle 1040,610 1040,530' \
  -fill "$hill" -draw 'path "M150,960 C360,800 560,830 760,930 S1120,1000 1250,850 L1250,1120 L150,1120 Z"' \
  -fill "$near" -draw 'path "M150,1060 C420,960 700,1080 930,1040 S1180,960 1250,1010 L1250,1120 L150,1120 Z"' \
  -fill "$frame" -draw 'rectangle 684,440 716,1140' \
  -fill "$sill" -draw 'rectangle 60,1120 1340,1200' -fill "$edge" -draw 'rectangle 60,1200 1340,1222' \
  -fill none -stroke "$dark" -strokewidth 11 -draw 'path "M470,1030 L462,1122 M530,1030 L534,1122"' \
  -draw 'path "M436,1124 L490,1124 M508,1124 L562,1124"' -stroke none \
  -fill "$dark" -draw 'path "M640,900 L830,1010 L800,1050 L600,1000 Z"' \
  -fill "$brown" -draw 'path "M330,800 C330,690 420,640 500,650 C620,664 700,790 690,890 C680,1000 600,1060 500,1060 C390,1060 340,960 330,800 Z"' \
  -fill "$pale" -draw 'path "M360,930 C400,900 500,930 560,1050 C480,1072 380,1060 360,930 Z"' \
  -fill "$red" -draw 'path "M331,790 C335,700 400,668 440,690 C500,720 520,840 470,930 C430,975 372,965 352,915 C338,880 330,840 331,790 Z"' \
  -fill "$dark" -draw 'path "M540,820 C620,810 700,880 760,985 C650,1010 540,960 540,820 Z"' \
  -fill '#1b1b1b' -draw 'circle 436,756 436,734' -fill white -draw 'circle 429,749 429,742' \
  -fill '#3b3b3b' -draw 'path "M338,748 L262,778 L336,796 Z"' \
  -fill "$crumb" -draw 'circle 210,1112 210,1098 circle 262,1116 262,1108 circle 318,1114 318,1102' \
  -draw 'circle 905,1110 905,1094 circle 960,1115 960,1106 circle 1090,1113 1090,1101 circle 1020,1116 1020,1110' \
  -font DejaVu-Serif-Bold -fill "$frame" -gravity north -pointsize 150 -annotate +0+70 'Crumbs' \
  -pointsize 118 -annotate +0+245 'on the Sill' \
  -strip -colorspace sRGB -density 72 -units PixelsPerInch -sampling-factor 4:4:4 -quality 88 cover.jpg
