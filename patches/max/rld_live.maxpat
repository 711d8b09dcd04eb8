{
 "patcher": {
  "fileversion": 1,
  "appversion": {
   "major": 8,
   "minor": 6,
   "revision": 0,
   "architecture": "x64",
   "modernui": 1
  },
  "classnamespace": "box",
  "rect": [
   60.0,
   90.0,
   1380,
   1044
  ],
  "openinpresentation": 1,
  "default_fontsize": 12.0,
  "default_fontface": 0,
  "default_fontname": "Arial",
  "gridonopen": 1,
  "gridsize": [
   10.0,
   10.0
  ],
  "description": "Plays a running rld_live server over OSC",
  "boxes": [
   {
    "box": {
     "id": "obj-1",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      20.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      10.0,
      10.0,
      332.0,
      114.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-2",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      60.0,
      150.0,
      20.0
     ],
     "text": "TRANSPORT",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      16.0,
      15.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-3",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      130.0,
      70.0,
      22.0
     ],
     "text": "play",
     "texton": "play",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-play",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-play",
       "parameter_shortname": "rld-play",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      18.0,
      40.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-4",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      20.0,
      210.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-5",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      350.0,
      38.4,
      22.0
     ],
     "text": "play"
    }
   },
   {
    "box": {
     "id": "obj-6",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      400.0,
      99.8,
      22.0
     ],
     "text": "rld.transport"
    }
   },
   {
    "box": {
     "id": "obj-7",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      130.0,
      70.0,
      22.0
     ],
     "text": "stop",
     "texton": "stop",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-stop",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-stop",
       "parameter_shortname": "rld-stop",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      70.0,
      40.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-8",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      360.0,
      210.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-9",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      350.0,
      38.4,
      22.0
     ],
     "text": "stop"
    }
   },
   {
    "box": {
     "id": "obj-10",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      130.0,
      70.0,
      22.0
     ],
     "text": "PANIC",
     "texton": "PANIC",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-panic",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-panic",
       "parameter_shortname": "rld-panic",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      122.0,
      40.0,
      53.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-11",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      210.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-12",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      350.0,
      45.0,
      22.0
     ],
     "text": "panic"
    }
   },
   {
    "box": {
     "id": "obj-13",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      90.0,
      34.0,
      20.0
     ],
     "text": "mute",
     "presentation": 1,
     "presentation_rect": [
      181.0,
      40.0,
      34.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-14",
     "maxclass": "live.toggle",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      130.0,
      20.0,
      20.0
     ],
     "parameter_enable": 1,
     "varname": "rld-mute",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-mute",
       "parameter_shortname": "rld-mute",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      219.0,
      40.0,
      20.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-15",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      400.0,
      99.8,
      22.0
     ],
     "text": "rld.knob mute"
    }
   },
   {
    "box": {
     "id": "obj-16",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      440.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-17",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      480.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-18",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      360.0,
      90.0,
      109.0,
      20.0
     ],
     "text": "server is heard",
     "presentation": 1,
     "presentation_rect": [
      18.0,
      68.0,
      109.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-19",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      130.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      127.0,
      68.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-20",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      210.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-21",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1380.0,
      400.0,
      86.6,
      22.0
     ],
     "text": "rld.connect"
    }
   },
   {
    "box": {
     "id": "obj-22",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      700.0,
      90.0,
      43.0,
      20.0
     ],
     "text": "error",
     "presentation": 1,
     "presentation_rect": [
      18.0,
      92.0,
      43.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-23",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      130.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      61.0,
      92.0,
      255.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-24",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      210.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-25",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      400.0,
      73.4,
      22.0
     ],
     "text": "rld.error"
    }
   },
   {
    "box": {
     "id": "obj-26",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      640.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      10.0,
      134.0,
      332.0,
      150.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-27",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      680.0,
      150.0,
      20.0
     ],
     "text": "SEED",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      16.0,
      139.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-28",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      710.0,
      36.0,
      20.0
     ],
     "text": "seed",
     "presentation": 1,
     "presentation_rect": [
      18.0,
      164.0,
      36.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-29",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      20.0,
      750.0,
      70.0,
      22.0
     ],
     "minimum": 0,
     "maximum": 16777215,
     "presentation": 1,
     "presentation_rect": [
      54.0,
      164.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-30",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      120.0,
      776.0,
      113.0,
      22.0
     ],
     "text": "loadmess set 42"
    }
   },
   {
    "box": {
     "id": "obj-31",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      750.0,
      70.0,
      22.0
     ],
     "text": "play",
     "texton": "play",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-seed-play",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-seed-play",
       "parameter_shortname": "rld-seed-play",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      130.0,
      164.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-32",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      360.0,
      830.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-33",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      885.0,
      32.0,
      22.0
     ],
     "text": "42"
    }
   },
   {
    "box": {
     "id": "obj-34",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 3,
     "outlettype": [
      "",
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      1020.0,
      66.8,
      22.0
     ],
     "text": "rld.seed"
    }
   },
   {
    "box": {
     "id": "obj-35",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      750.0,
      70.0,
      22.0
     ],
     "text": "cue",
     "texton": "cue",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-seed-cue",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-seed-cue",
       "parameter_shortname": "rld-seed-cue",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      182.0,
      164.0,
      39.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-36",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      830.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-37",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      885.0,
      32.0,
      22.0
     ],
     "text": "42"
    }
   },
   {
    "box": {
     "id": "obj-38",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      1020.0,
      60.199999999999996,
      22.0
     ],
     "text": "rld.cue"
    }
   },
   {
    "box": {
     "id": "obj-39",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1040.0,
      750.0,
      70.0,
      22.0
     ],
     "text": "cut",
     "texton": "cut",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-seed-cut",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-seed-cut",
       "parameter_shortname": "rld-seed-cut",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      227.0,
      164.0,
      39.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-40",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1040.0,
      830.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-41",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      885.0,
      32.0,
      22.0
     ],
     "text": "42"
    }
   },
   {
    "box": {
     "id": "obj-42",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      970.0,
      86.6,
      22.0
     ],
     "text": "prepend cut"
    }
   },
   {
    "box": {
     "id": "obj-43",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1380.0,
      750.0,
      70.0,
      22.0
     ],
     "text": "random",
     "texton": "random",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-random",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-random",
       "parameter_shortname": "rld-random",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      18.0,
      192.0,
      59.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-44",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1380.0,
      830.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-45",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      970.0,
      51.599999999999994,
      22.0
     ],
     "text": "random"
    }
   },
   {
    "box": {
     "id": "obj-46",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1720.0,
      750.0,
      70.0,
      22.0
     ],
     "text": "go",
     "texton": "go",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-go",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-go",
       "parameter_shortname": "rld-go",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      83.0,
      192.0,
      33.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-47",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1720.0,
      830.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-48",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      970.0,
      32.0,
      22.0
     ],
     "text": "go"
    }
   },
   {
    "box": {
     "id": "obj-49",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      360.0,
      710.0,
      89.0,
      20.0
     ],
     "text": "cue is ready",
     "presentation": 1,
     "presentation_rect": [
      122.0,
      192.0,
      89.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-50",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      750.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      211.0,
      192.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-51",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      830.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-52",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      700.0,
      710.0,
      36.0,
      20.0
     ],
     "text": "high",
     "presentation": 1,
     "presentation_rect": [
      18.0,
      220.0,
      36.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-53",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      2400.0,
      750.0,
      70.0,
      22.0
     ],
     "minimum": 0,
     "maximum": 32767,
     "presentation": 1,
     "presentation_rect": [
      54.0,
      220.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-54",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2500.0,
      776.0,
      106.39999999999999,
      22.0
     ],
     "text": "loadmess set 0"
    }
   },
   {
    "box": {
     "id": "obj-55",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1040.0,
      710.0,
      29.0,
      20.0
     ],
     "text": "low",
     "presentation": 1,
     "presentation_rect": [
      130.0,
      220.0,
      29.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-56",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      2740.0,
      750.0,
      70.0,
      22.0
     ],
     "minimum": 0,
     "maximum": 65535,
     "presentation": 1,
     "presentation_rect": [
      159.0,
      220.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-57",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2840.0,
      776.0,
      106.39999999999999,
      22.0
     ],
     "text": "loadmess set 0"
    }
   },
   {
    "box": {
     "id": "obj-58",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      3080.0,
      750.0,
      70.0,
      22.0
     ],
     "text": "play",
     "texton": "play",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-halves-play",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-halves-play",
       "parameter_shortname": "rld-halves-play",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      235.0,
      220.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-59",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      3080.0,
      830.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-60",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "bang",
      "bang"
     ],
     "patching_rect": [
      3080.0,
      856.0,
      47.0,
      22.0
     ],
     "text": "t b b"
    }
   },
   {
    "box": {
     "id": "obj-61",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      912.0,
      53.599999999999994,
      22.0
     ],
     "text": "join 2"
    }
   },
   {
    "box": {
     "id": "obj-62",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      885.0,
      32.0,
      22.0
     ],
     "text": "0"
    }
   },
   {
    "box": {
     "id": "obj-63",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3162.0,
      885.0,
      32.0,
      22.0
     ],
     "text": "0"
    }
   },
   {
    "box": {
     "id": "obj-64",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      940.0,
      66.8,
      22.0
     ],
     "text": "append 3"
    }
   },
   {
    "box": {
     "id": "obj-65",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1380.0,
      710.0,
      82.0,
      20.0
     ],
     "text": "window ends",
     "presentation": 1,
     "presentation_rect": [
      18.0,
      248.0,
      82.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-66",
     "maxclass": "live.tab",
     "numinlets": 1,
     "numoutlets": 3,
     "outlettype": [
      "",
      "",
      "float"
     ],
     "patching_rect": [
      3420.0,
      750.0,
      100.0,
      22.0
     ],
     "parameter_enable": 1,
     "varname": "rld-reseed",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-reseed",
       "parameter_shortname": "rld-reseed",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "continue",
        "loop",
        "next",
        "random"
       ],
       "parameter_mmax": 3
      }
     },
     "presentation": 1,
     "presentation_rect": [
      100.0,
      248.0,
      179.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-67",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3420.0,
      830.0,
      40.0,
      22.0
     ],
     "text": "t l"
    }
   },
   {
    "box": {
     "id": "obj-68",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      3420.0,
      1020.0,
      80.0,
      22.0
     ],
     "text": "rld.reseed"
    }
   },
   {
    "box": {
     "id": "obj-69",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3420.0,
      1060.0,
      126.19999999999999,
      22.0
     ],
     "text": "prepend setsymbol"
    }
   },
   {
    "box": {
     "id": "obj-70",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      1260.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      10.0,
      294.0,
      332.0,
      244.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-71",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      1300.0,
      150.0,
      20.0
     ],
     "text": "MORPH",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      16.0,
      299.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-72",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      1330.0,
      16.0,
      20.0
     ],
     "text": "a",
     "presentation": 1,
     "presentation_rect": [
      18.0,
      324.0,
      16.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-73",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      20.0,
      1370.0,
      70.0,
      22.0
     ],
     "minimum": 0,
     "maximum": 16777215,
     "presentation": 1,
     "presentation_rect": [
      34.0,
      324.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-74",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      120.0,
      1396.0,
      106.39999999999999,
      22.0
     ],
     "text": "loadmess set 1"
    }
   },
   {
    "box": {
     "id": "obj-75",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      360.0,
      1330.0,
      16.0,
      20.0
     ],
     "text": "b",
     "presentation": 1,
     "presentation_rect": [
      110.0,
      324.0,
      16.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-76",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      360.0,
      1370.0,
      70.0,
      22.0
     ],
     "minimum": 0,
     "maximum": 16777215,
     "presentation": 1,
     "presentation_rect": [
      126.0,
      324.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-77",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      460.0,
      1396.0,
      106.39999999999999,
      22.0
     ],
     "text": "loadmess set 2"
    }
   },
   {
    "box": {
     "id": "obj-78",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      700.0,
      1330.0,
      16.0,
      20.0
     ],
     "text": "c",
     "presentation": 1,
     "presentation_rect": [
      18.0,
      352.0,
      16.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-79",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      700.0,
      1370.0,
      70.0,
      22.0
     ],
     "minimum": 0,
     "maximum": 16777215,
     "presentation": 1,
     "presentation_rect": [
      34.0,
      352.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-80",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      1396.0,
      106.39999999999999,
      22.0
     ],
     "text": "loadmess set 3"
    }
   },
   {
    "box": {
     "id": "obj-81",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1040.0,
      1330.0,
      16.0,
      20.0
     ],
     "text": "d",
     "presentation": 1,
     "presentation_rect": [
      110.0,
      352.0,
      16.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-82",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      1040.0,
      1370.0,
      70.0,
      22.0
     ],
     "minimum": 0,
     "maximum": 16777215,
     "presentation": 1,
     "presentation_rect": [
      126.0,
      352.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-83",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1140.0,
      1396.0,
      106.39999999999999,
      22.0
     ],
     "text": "loadmess set 4"
    }
   },
   {
    "box": {
     "id": "obj-84",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1380.0,
      1370.0,
      70.0,
      22.0
     ],
     "text": "set",
     "texton": "set",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-morph-set",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-morph-set",
       "parameter_shortname": "rld-morph-set",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      202.0,
      352.0,
      39.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-85",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1380.0,
      1450.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-86",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 4,
     "outlettype": [
      "bang",
      "bang",
      "bang",
      "bang"
     ],
     "patching_rect": [
      1380.0,
      1476.0,
      73.4,
      22.0
     ],
     "text": "t b b b b"
    }
   },
   {
    "box": {
     "id": "obj-87",
     "maxclass": "newobj",
     "numinlets": 4,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      1532.0,
      53.599999999999994,
      22.0
     ],
     "text": "join 4"
    }
   },
   {
    "box": {
     "id": "obj-88",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      1505.0,
      32.0,
      22.0
     ],
     "text": "1"
    }
   },
   {
    "box": {
     "id": "obj-89",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1462.0,
      1505.0,
      32.0,
      22.0
     ],
     "text": "2"
    }
   },
   {
    "box": {
     "id": "obj-90",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1544.0,
      1505.0,
      32.0,
      22.0
     ],
     "text": "3"
    }
   },
   {
    "box": {
     "id": "obj-91",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1626.0,
      1505.0,
      32.0,
      22.0
     ],
     "text": "4"
    }
   },
   {
    "box": {
     "id": "obj-92",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      1590.0,
      99.8,
      22.0
     ],
     "text": "prepend seeds"
    }
   },
   {
    "box": {
     "id": "obj-93",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1380.0,
      1640.0,
      73.4,
      22.0
     ],
     "text": "rld.morph"
    }
   },
   {
    "box": {
     "id": "obj-94",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      1720.0,
      1370.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-morph",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-morph",
       "parameter_shortname": "morph",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 1.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      18.0,
      380.0,
      70.0,
      48.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-95",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      1680.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-96",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      1720.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-97",
     "maxclass": "pictslider",
     "numinlets": 2,
     "numoutlets": 2,
     "outlettype": [
      "int",
      "int"
     ],
     "patching_rect": [
      2060.0,
      1370.0,
      60.0,
      60.0
     ],
     "leftvalue": 0,
     "rightvalue": 1000,
     "bottomvalue": 0,
     "topvalue": 1000,
     "presentation": 1,
     "presentation_rect": [
      96.0,
      380.0,
      142.0,
      142.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-98",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      1510.0,
      80.0,
      22.0
     ],
     "text": "pack 0. 0."
    }
   },
   {
    "box": {
     "id": "obj-99",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      "float"
     ],
     "patching_rect": [
      2060.0,
      1450.0,
      60.199999999999996,
      22.0
     ],
     "text": "* 0.001"
    }
   },
   {
    "box": {
     "id": "obj-100",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      "float"
     ],
     "patching_rect": [
      2140.0,
      1450.0,
      60.199999999999996,
      22.0
     ],
     "text": "* 0.001"
    }
   },
   {
    "box": {
     "id": "obj-101",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      1640.0,
      60.199999999999996,
      22.0
     ],
     "text": "rld.pad"
    }
   },
   {
    "box": {
     "id": "obj-102",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      2060.0,
      1680.0,
      93.19999999999999,
      22.0
     ],
     "text": "unpack 0. 0."
    }
   },
   {
    "box": {
     "id": "obj-103",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      1760.0,
      66.8,
      22.0
     ],
     "text": "pack 0 0"
    }
   },
   {
    "box": {
     "id": "obj-104",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      1800.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-105",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      1840.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-106",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      "float"
     ],
     "patching_rect": [
      2060.0,
      1720.0,
      60.199999999999996,
      22.0
     ],
     "text": "* 1000."
    }
   },
   {
    "box": {
     "id": "obj-107",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      "float"
     ],
     "patching_rect": [
      2150.0,
      1720.0,
      60.199999999999996,
      22.0
     ],
     "text": "* 1000."
    }
   },
   {
    "box": {
     "id": "obj-108",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      1880.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      10.0,
      548.0,
      332.0,
      122.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-109",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      1920.0,
      150.0,
      20.0
     ],
     "text": "SLOTS",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      16.0,
      553.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-110",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "store 0",
     "texton": "store 0",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-store-0",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-store-0",
       "parameter_shortname": "rld-store-0",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      18.0,
      578.0,
      66.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-111",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      20.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-112",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      2210.0,
      45.0,
      22.0
     ],
     "text": "store"
    }
   },
   {
    "box": {
     "id": "obj-113",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      2260.0,
      80.0,
      22.0
     ],
     "text": "rld.slot 0"
    }
   },
   {
    "box": {
     "id": "obj-114",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "1",
     "texton": "1",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-store-1",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-store-1",
       "parameter_shortname": "rld-store-1",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      90.0,
      578.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-115",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      360.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-116",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      2210.0,
      45.0,
      22.0
     ],
     "text": "store"
    }
   },
   {
    "box": {
     "id": "obj-117",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      360.0,
      2260.0,
      80.0,
      22.0
     ],
     "text": "rld.slot 1"
    }
   },
   {
    "box": {
     "id": "obj-118",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "2",
     "texton": "2",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-store-2",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-store-2",
       "parameter_shortname": "rld-store-2",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      122.0,
      578.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-119",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-120",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      2210.0,
      45.0,
      22.0
     ],
     "text": "store"
    }
   },
   {
    "box": {
     "id": "obj-121",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      700.0,
      2260.0,
      80.0,
      22.0
     ],
     "text": "rld.slot 2"
    }
   },
   {
    "box": {
     "id": "obj-122",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1040.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "3",
     "texton": "3",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-store-3",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-store-3",
       "parameter_shortname": "rld-store-3",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      154.0,
      578.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-123",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1040.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-124",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      2210.0,
      45.0,
      22.0
     ],
     "text": "store"
    }
   },
   {
    "box": {
     "id": "obj-125",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1040.0,
      2260.0,
      80.0,
      22.0
     ],
     "text": "rld.slot 3"
    }
   },
   {
    "box": {
     "id": "obj-126",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1380.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "4",
     "texton": "4",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-store-4",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-store-4",
       "parameter_shortname": "rld-store-4",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      186.0,
      578.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-127",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1380.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-128",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      2210.0,
      45.0,
      22.0
     ],
     "text": "store"
    }
   },
   {
    "box": {
     "id": "obj-129",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1380.0,
      2260.0,
      80.0,
      22.0
     ],
     "text": "rld.slot 4"
    }
   },
   {
    "box": {
     "id": "obj-130",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1720.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "5",
     "texton": "5",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-store-5",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-store-5",
       "parameter_shortname": "rld-store-5",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      218.0,
      578.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-131",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1720.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-132",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      2210.0,
      45.0,
      22.0
     ],
     "text": "store"
    }
   },
   {
    "box": {
     "id": "obj-133",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1720.0,
      2260.0,
      80.0,
      22.0
     ],
     "text": "rld.slot 5"
    }
   },
   {
    "box": {
     "id": "obj-134",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      2060.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "6",
     "texton": "6",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-store-6",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-store-6",
       "parameter_shortname": "rld-store-6",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      250.0,
      578.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-135",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      2060.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-136",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      2210.0,
      45.0,
      22.0
     ],
     "text": "store"
    }
   },
   {
    "box": {
     "id": "obj-137",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      2060.0,
      2260.0,
      80.0,
      22.0
     ],
     "text": "rld.slot 6"
    }
   },
   {
    "box": {
     "id": "obj-138",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      2400.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "7",
     "texton": "7",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-store-7",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-store-7",
       "parameter_shortname": "rld-store-7",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      282.0,
      578.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-139",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      2400.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-140",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2400.0,
      2210.0,
      45.0,
      22.0
     ],
     "text": "store"
    }
   },
   {
    "box": {
     "id": "obj-141",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      2400.0,
      2260.0,
      80.0,
      22.0
     ],
     "text": "rld.slot 7"
    }
   },
   {
    "box": {
     "id": "obj-142",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      2740.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "play 0",
     "texton": "play 0",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-play-0",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-play-0",
       "parameter_shortname": "rld-play-0",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      18.0,
      606.0,
      59.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-143",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      2740.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-144",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2740.0,
      2210.0,
      38.4,
      22.0
     ],
     "text": "play"
    }
   },
   {
    "box": {
     "id": "obj-145",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      3080.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "1",
     "texton": "1",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-play-1",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-play-1",
       "parameter_shortname": "rld-play-1",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      83.0,
      606.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-146",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      3080.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-147",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      2210.0,
      38.4,
      22.0
     ],
     "text": "play"
    }
   },
   {
    "box": {
     "id": "obj-148",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      3420.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "2",
     "texton": "2",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-play-2",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-play-2",
       "parameter_shortname": "rld-play-2",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      115.0,
      606.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-149",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      3420.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-150",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3420.0,
      2210.0,
      38.4,
      22.0
     ],
     "text": "play"
    }
   },
   {
    "box": {
     "id": "obj-151",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      3760.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "3",
     "texton": "3",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-play-3",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-play-3",
       "parameter_shortname": "rld-play-3",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      147.0,
      606.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-152",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      3760.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-153",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3760.0,
      2210.0,
      38.4,
      22.0
     ],
     "text": "play"
    }
   },
   {
    "box": {
     "id": "obj-154",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      4100.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "4",
     "texton": "4",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-play-4",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-play-4",
       "parameter_shortname": "rld-play-4",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      179.0,
      606.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-155",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      4100.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-156",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4100.0,
      2210.0,
      38.4,
      22.0
     ],
     "text": "play"
    }
   },
   {
    "box": {
     "id": "obj-157",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      4440.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "5",
     "texton": "5",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-play-5",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-play-5",
       "parameter_shortname": "rld-play-5",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      211.0,
      606.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-158",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      4440.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-159",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4440.0,
      2210.0,
      38.4,
      22.0
     ],
     "text": "play"
    }
   },
   {
    "box": {
     "id": "obj-160",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      4780.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "6",
     "texton": "6",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-play-6",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-play-6",
       "parameter_shortname": "rld-play-6",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      243.0,
      606.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-161",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      4780.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-162",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4780.0,
      2210.0,
      38.4,
      22.0
     ],
     "text": "play"
    }
   },
   {
    "box": {
     "id": "obj-163",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      5120.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "7",
     "texton": "7",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-play-7",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-play-7",
       "parameter_shortname": "rld-play-7",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      275.0,
      606.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-164",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      5120.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-165",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5120.0,
      2210.0,
      38.4,
      22.0
     ],
     "text": "play"
    }
   },
   {
    "box": {
     "id": "obj-166",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      5460.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "cut 0",
     "texton": "cut 0",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cut-0",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cut-0",
       "parameter_shortname": "rld-cut-0",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      18.0,
      634.0,
      53.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-167",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      5460.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-168",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5460.0,
      2210.0,
      32.0,
      22.0
     ],
     "text": "cut"
    }
   },
   {
    "box": {
     "id": "obj-169",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      5800.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "1",
     "texton": "1",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cut-1",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cut-1",
       "parameter_shortname": "rld-cut-1",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      77.0,
      634.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-170",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      5800.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-171",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5800.0,
      2210.0,
      32.0,
      22.0
     ],
     "text": "cut"
    }
   },
   {
    "box": {
     "id": "obj-172",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      6140.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "2",
     "texton": "2",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cut-2",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cut-2",
       "parameter_shortname": "rld-cut-2",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      109.0,
      634.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-173",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      6140.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-174",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6140.0,
      2210.0,
      32.0,
      22.0
     ],
     "text": "cut"
    }
   },
   {
    "box": {
     "id": "obj-175",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      6480.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "3",
     "texton": "3",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cut-3",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cut-3",
       "parameter_shortname": "rld-cut-3",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      141.0,
      634.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-176",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      6480.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-177",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6480.0,
      2210.0,
      32.0,
      22.0
     ],
     "text": "cut"
    }
   },
   {
    "box": {
     "id": "obj-178",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      6820.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "4",
     "texton": "4",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cut-4",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cut-4",
       "parameter_shortname": "rld-cut-4",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      173.0,
      634.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-179",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      6820.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-180",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6820.0,
      2210.0,
      32.0,
      22.0
     ],
     "text": "cut"
    }
   },
   {
    "box": {
     "id": "obj-181",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      7160.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "5",
     "texton": "5",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cut-5",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cut-5",
       "parameter_shortname": "rld-cut-5",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      205.0,
      634.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-182",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      7160.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-183",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7160.0,
      2210.0,
      32.0,
      22.0
     ],
     "text": "cut"
    }
   },
   {
    "box": {
     "id": "obj-184",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      7500.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "6",
     "texton": "6",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cut-6",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cut-6",
       "parameter_shortname": "rld-cut-6",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      237.0,
      634.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-185",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      7500.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-186",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7500.0,
      2210.0,
      32.0,
      22.0
     ],
     "text": "cut"
    }
   },
   {
    "box": {
     "id": "obj-187",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      7840.0,
      1990.0,
      70.0,
      22.0
     ],
     "text": "7",
     "texton": "7",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cut-7",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cut-7",
       "parameter_shortname": "rld-cut-7",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      269.0,
      634.0,
      26.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-188",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      7840.0,
      2070.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-189",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7840.0,
      2210.0,
      32.0,
      22.0
     ],
     "text": "cut"
    }
   },
   {
    "box": {
     "id": "obj-190",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      2500.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      352.0,
      10.0,
      332.0,
      158.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-191",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      2540.0,
      150.0,
      20.0
     ],
     "text": "KNOBS",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      358.0,
      15.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-192",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      20.0,
      2610.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-gain",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-gain",
       "parameter_shortname": "gain",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -90.0,
       "parameter_mmax": 12.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      360.0,
      40.0,
      70.0,
      48.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-193",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      2800.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-194",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      2880.0,
      99.8,
      22.0
     ],
     "text": "rld.knob gain"
    }
   },
   {
    "box": {
     "id": "obj-195",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      2920.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-196",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      2960.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-197",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      360.0,
      2610.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-limiter",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-limiter",
       "parameter_shortname": "limiter",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -24.0,
       "parameter_mmax": 0.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      438.0,
      40.0,
      70.0,
      48.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-198",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      2880.0,
      119.6,
      22.0
     ],
     "text": "rld.knob limiter"
    }
   },
   {
    "box": {
     "id": "obj-199",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      2920.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-200",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      2960.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-201",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      700.0,
      2610.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-crossfade",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-crossfade",
       "parameter_shortname": "crossfade",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 60.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      516.0,
      40.0,
      70.0,
      48.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-202",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      2880.0,
      132.8,
      22.0
     ],
     "text": "rld.knob crossfade"
    }
   },
   {
    "box": {
     "id": "obj-203",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      2920.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-204",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      2960.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-205",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      1040.0,
      2610.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-temperature",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-temperature",
       "parameter_shortname": "temperature",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.1,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      594.0,
      40.0,
      70.0,
      48.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-206",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      2880.0,
      146.0,
      22.0
     ],
     "text": "rld.knob temperature"
    }
   },
   {
    "box": {
     "id": "obj-207",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      2920.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-208",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      2960.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-209",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      1380.0,
      2610.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-guidance",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-guidance",
       "parameter_shortname": "guidance",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 8.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      360.0,
      100.0,
      70.0,
      48.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-210",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      2880.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.knob guidance"
    }
   },
   {
    "box": {
     "id": "obj-211",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      2920.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-212",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      2960.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-213",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      1720.0,
      2610.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-steps",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-steps",
       "parameter_shortname": "steps",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 2,
       "parameter_mmax": 200,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      438.0,
      100.0,
      70.0,
      48.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-214",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      2880.0,
      106.39999999999999,
      22.0
     ],
     "text": "rld.knob steps"
    }
   },
   {
    "box": {
     "id": "obj-215",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      2920.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-216",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      2960.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-217",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      2060.0,
      2610.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-horizon",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-horizon",
       "parameter_shortname": "horizon",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 2.0,
       "parameter_mmax": 120.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      516.0,
      100.0,
      70.0,
      48.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-218",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      2880.0,
      119.6,
      22.0
     ],
     "text": "rld.knob horizon"
    }
   },
   {
    "box": {
     "id": "obj-219",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      2920.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-220",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      2960.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-221",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      3120.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      352.0,
      178.0,
      332.0,
      358.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-222",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      3160.0,
      150.0,
      20.0
     ],
     "text": "LATENTS",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      358.0,
      183.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-223",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      3190.0,
      47.0,
      20.0
     ],
     "text": "freeze",
     "presentation": 1,
     "presentation_rect": [
      360.0,
      208.0,
      47.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-224",
     "maxclass": "live.toggle",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      3230.0,
      20.0,
      20.0
     ],
     "parameter_enable": 1,
     "varname": "rld-freeze",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-freeze",
       "parameter_shortname": "rld-freeze",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      411.0,
      208.0,
      20.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-225",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      3500.0,
      80.0,
      22.0
     ],
     "text": "rld.freeze"
    }
   },
   {
    "box": {
     "id": "obj-226",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-227",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-228",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      360.0,
      3190.0,
      43.0,
      20.0
     ],
     "text": "speed",
     "presentation": 1,
     "presentation_rect": [
      439.0,
      208.0,
      43.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-229",
     "maxclass": "live.numbox",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      360.0,
      3230.0,
      60.0,
      22.0
     ],
     "parameter_enable": 1,
     "varname": "rld-speed",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-speed",
       "parameter_shortname": "rld-speed",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      482.0,
      208.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-230",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      460.0,
      3256.0,
      106.39999999999999,
      22.0
     ],
     "text": "loadmess set 1"
    }
   },
   {
    "box": {
     "id": "obj-231",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      3230.0,
      70.0,
      22.0
     ],
     "text": "in 2 s",
     "texton": "in 2 s",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-speed-glide",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-speed-glide",
       "parameter_shortname": "rld-speed-glide",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      558.0,
      208.0,
      59.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-232",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      3310.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-233",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      3365.0,
      32.0,
      22.0
     ],
     "text": "1"
    }
   },
   {
    "box": {
     "id": "obj-234",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      3420.0,
      66.8,
      22.0
     ],
     "text": "append 2"
    }
   },
   {
    "box": {
     "id": "obj-235",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      3500.0,
      106.39999999999999,
      22.0
     ],
     "text": "rld.knob speed"
    }
   },
   {
    "box": {
     "id": "obj-236",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      700.0,
      3190.0,
      43.0,
      20.0
     ],
     "text": "speed",
     "presentation": 1,
     "presentation_rect": [
      360.0,
      236.0,
      43.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-237",
     "maxclass": "live.tab",
     "numinlets": 1,
     "numoutlets": 3,
     "outlettype": [
      "",
      "",
      "float"
     ],
     "patching_rect": [
      1040.0,
      3230.0,
      100.0,
      22.0
     ],
     "parameter_enable": 1,
     "varname": "rld-speeds",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-speeds",
       "parameter_shortname": "rld-speeds",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "-1",
        "0.25",
        "0.5",
        "1",
        "2",
        "4"
       ],
       "parameter_mmax": 5
      }
     },
     "presentation": 1,
     "presentation_rect": [
      403.0,
      236.0,
      150.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-238",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      3310.0,
      80.0,
      22.0
     ],
     "text": "fromsymbol"
    }
   },
   {
    "box": {
     "id": "obj-239",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1040.0,
      3190.0,
      60.0,
      20.0
     ],
     "text": "bias",
     "presentation": 1,
     "presentation_rect": [
      360.0,
      264.0,
      60.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-240",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      1380.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 0",
     "parameter_enable": 1,
     "varname": "rld-bias-0",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-0",
       "parameter_shortname": "rld-bias-0",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      360.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-241",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-242",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      3500.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.latent bias 0"
    }
   },
   {
    "box": {
     "id": "obj-243",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-244",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-245",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      1720.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 1",
     "parameter_enable": 1,
     "varname": "rld-bias-1",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-1",
       "parameter_shortname": "rld-bias-1",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      380.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-246",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-247",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      3500.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.latent bias 1"
    }
   },
   {
    "box": {
     "id": "obj-248",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-249",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-250",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      2060.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 2",
     "parameter_enable": 1,
     "varname": "rld-bias-2",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-2",
       "parameter_shortname": "rld-bias-2",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      400.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-251",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-252",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      3500.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.latent bias 2"
    }
   },
   {
    "box": {
     "id": "obj-253",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-254",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-255",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      2400.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 3",
     "parameter_enable": 1,
     "varname": "rld-bias-3",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-3",
       "parameter_shortname": "rld-bias-3",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      420.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-256",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2400.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-257",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2400.0,
      3500.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.latent bias 3"
    }
   },
   {
    "box": {
     "id": "obj-258",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2400.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-259",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2400.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-260",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      2740.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 4",
     "parameter_enable": 1,
     "varname": "rld-bias-4",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-4",
       "parameter_shortname": "rld-bias-4",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      440.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-261",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2740.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-262",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2740.0,
      3500.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.latent bias 4"
    }
   },
   {
    "box": {
     "id": "obj-263",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2740.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-264",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2740.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-265",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      3080.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 5",
     "parameter_enable": 1,
     "varname": "rld-bias-5",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-5",
       "parameter_shortname": "rld-bias-5",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      460.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-266",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-267",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      3500.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.latent bias 5"
    }
   },
   {
    "box": {
     "id": "obj-268",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-269",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-270",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      3420.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 6",
     "parameter_enable": 1,
     "varname": "rld-bias-6",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-6",
       "parameter_shortname": "rld-bias-6",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      480.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-271",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3420.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-272",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3420.0,
      3500.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.latent bias 6"
    }
   },
   {
    "box": {
     "id": "obj-273",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3420.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-274",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3420.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-275",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      3760.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 7",
     "parameter_enable": 1,
     "varname": "rld-bias-7",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-7",
       "parameter_shortname": "rld-bias-7",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      500.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-276",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3760.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-277",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3760.0,
      3500.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.latent bias 7"
    }
   },
   {
    "box": {
     "id": "obj-278",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3760.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-279",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3760.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-280",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      4100.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 8",
     "parameter_enable": 1,
     "varname": "rld-bias-8",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-8",
       "parameter_shortname": "rld-bias-8",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      520.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-281",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4100.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-282",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4100.0,
      3500.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.latent bias 8"
    }
   },
   {
    "box": {
     "id": "obj-283",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4100.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-284",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4100.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-285",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      4440.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 9",
     "parameter_enable": 1,
     "varname": "rld-bias-9",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-9",
       "parameter_shortname": "rld-bias-9",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      540.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-286",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4440.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-287",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4440.0,
      3500.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.latent bias 9"
    }
   },
   {
    "box": {
     "id": "obj-288",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4440.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-289",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4440.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-290",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      4780.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 10",
     "parameter_enable": 1,
     "varname": "rld-bias-10",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-10",
       "parameter_shortname": "rld-bias-10",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      560.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-291",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4780.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-292",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4780.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent bias 10"
    }
   },
   {
    "box": {
     "id": "obj-293",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4780.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-294",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4780.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-295",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      5120.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 11",
     "parameter_enable": 1,
     "varname": "rld-bias-11",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-11",
       "parameter_shortname": "rld-bias-11",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      580.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-296",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5120.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-297",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5120.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent bias 11"
    }
   },
   {
    "box": {
     "id": "obj-298",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5120.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-299",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5120.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-300",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      5460.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 12",
     "parameter_enable": 1,
     "varname": "rld-bias-12",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-12",
       "parameter_shortname": "rld-bias-12",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      600.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-301",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5460.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-302",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5460.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent bias 12"
    }
   },
   {
    "box": {
     "id": "obj-303",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5460.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-304",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5460.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-305",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      5800.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 13",
     "parameter_enable": 1,
     "varname": "rld-bias-13",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-13",
       "parameter_shortname": "rld-bias-13",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      620.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-306",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5800.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-307",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5800.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent bias 13"
    }
   },
   {
    "box": {
     "id": "obj-308",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5800.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-309",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5800.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-310",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      6140.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 14",
     "parameter_enable": 1,
     "varname": "rld-bias-14",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-14",
       "parameter_shortname": "rld-bias-14",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      640.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-311",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6140.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-312",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6140.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent bias 14"
    }
   },
   {
    "box": {
     "id": "obj-313",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6140.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-314",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6140.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-315",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      6480.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "bias of latent dimension 15",
     "parameter_enable": 1,
     "varname": "rld-bias-15",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-bias-15",
       "parameter_shortname": "rld-bias-15",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -4.0,
       "parameter_mmax": 4.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      660.0,
      286.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-316",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6480.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-317",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6480.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent bias 15"
    }
   },
   {
    "box": {
     "id": "obj-318",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6480.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-319",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6480.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-320",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1380.0,
      3190.0,
      60.0,
      20.0
     ],
     "text": "scale",
     "presentation": 1,
     "presentation_rect": [
      360.0,
      396.0,
      60.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-321",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      6820.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 0",
     "parameter_enable": 1,
     "varname": "rld-scale-0",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-0",
       "parameter_shortname": "rld-scale-0",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      360.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-322",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6820.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-323",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6820.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent scale 0"
    }
   },
   {
    "box": {
     "id": "obj-324",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6820.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-325",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6820.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-326",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      7160.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 1",
     "parameter_enable": 1,
     "varname": "rld-scale-1",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-1",
       "parameter_shortname": "rld-scale-1",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      380.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-327",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7160.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-328",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7160.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent scale 1"
    }
   },
   {
    "box": {
     "id": "obj-329",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7160.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-330",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7160.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-331",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      7500.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 2",
     "parameter_enable": 1,
     "varname": "rld-scale-2",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-2",
       "parameter_shortname": "rld-scale-2",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      400.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-332",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7500.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-333",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7500.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent scale 2"
    }
   },
   {
    "box": {
     "id": "obj-334",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7500.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-335",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7500.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-336",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      7840.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 3",
     "parameter_enable": 1,
     "varname": "rld-scale-3",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-3",
       "parameter_shortname": "rld-scale-3",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      420.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-337",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7840.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-338",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7840.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent scale 3"
    }
   },
   {
    "box": {
     "id": "obj-339",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7840.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-340",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7840.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-341",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      8180.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 4",
     "parameter_enable": 1,
     "varname": "rld-scale-4",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-4",
       "parameter_shortname": "rld-scale-4",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      440.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-342",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8180.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-343",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8180.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent scale 4"
    }
   },
   {
    "box": {
     "id": "obj-344",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8180.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-345",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8180.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-346",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      8520.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 5",
     "parameter_enable": 1,
     "varname": "rld-scale-5",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-5",
       "parameter_shortname": "rld-scale-5",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      460.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-347",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8520.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-348",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8520.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent scale 5"
    }
   },
   {
    "box": {
     "id": "obj-349",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8520.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-350",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8520.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-351",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      8860.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 6",
     "parameter_enable": 1,
     "varname": "rld-scale-6",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-6",
       "parameter_shortname": "rld-scale-6",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      480.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-352",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8860.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-353",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8860.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent scale 6"
    }
   },
   {
    "box": {
     "id": "obj-354",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8860.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-355",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8860.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-356",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      9200.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 7",
     "parameter_enable": 1,
     "varname": "rld-scale-7",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-7",
       "parameter_shortname": "rld-scale-7",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      500.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-357",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9200.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-358",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9200.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent scale 7"
    }
   },
   {
    "box": {
     "id": "obj-359",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9200.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-360",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9200.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-361",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      9540.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 8",
     "parameter_enable": 1,
     "varname": "rld-scale-8",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-8",
       "parameter_shortname": "rld-scale-8",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      520.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-362",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9540.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-363",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9540.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent scale 8"
    }
   },
   {
    "box": {
     "id": "obj-364",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9540.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-365",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9540.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-366",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      9880.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 9",
     "parameter_enable": 1,
     "varname": "rld-scale-9",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-9",
       "parameter_shortname": "rld-scale-9",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      540.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-367",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9880.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-368",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9880.0,
      3500.0,
      132.8,
      22.0
     ],
     "text": "rld.latent scale 9"
    }
   },
   {
    "box": {
     "id": "obj-369",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9880.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-370",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9880.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-371",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      10220.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 10",
     "parameter_enable": 1,
     "varname": "rld-scale-10",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-10",
       "parameter_shortname": "rld-scale-10",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      560.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-372",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10220.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-373",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10220.0,
      3500.0,
      139.39999999999998,
      22.0
     ],
     "text": "rld.latent scale 10"
    }
   },
   {
    "box": {
     "id": "obj-374",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10220.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-375",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10220.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-376",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      10560.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 11",
     "parameter_enable": 1,
     "varname": "rld-scale-11",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-11",
       "parameter_shortname": "rld-scale-11",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      580.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-377",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10560.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-378",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10560.0,
      3500.0,
      139.39999999999998,
      22.0
     ],
     "text": "rld.latent scale 11"
    }
   },
   {
    "box": {
     "id": "obj-379",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10560.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-380",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10560.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-381",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      10900.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 12",
     "parameter_enable": 1,
     "varname": "rld-scale-12",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-12",
       "parameter_shortname": "rld-scale-12",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      600.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-382",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10900.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-383",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10900.0,
      3500.0,
      139.39999999999998,
      22.0
     ],
     "text": "rld.latent scale 12"
    }
   },
   {
    "box": {
     "id": "obj-384",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10900.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-385",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10900.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-386",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      11240.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 13",
     "parameter_enable": 1,
     "varname": "rld-scale-13",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-13",
       "parameter_shortname": "rld-scale-13",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      620.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-387",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11240.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-388",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11240.0,
      3500.0,
      139.39999999999998,
      22.0
     ],
     "text": "rld.latent scale 13"
    }
   },
   {
    "box": {
     "id": "obj-389",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11240.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-390",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11240.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-391",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      11580.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 14",
     "parameter_enable": 1,
     "varname": "rld-scale-14",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-14",
       "parameter_shortname": "rld-scale-14",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      640.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-392",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11580.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-393",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11580.0,
      3500.0,
      139.39999999999998,
      22.0
     ],
     "text": "rld.latent scale 14"
    }
   },
   {
    "box": {
     "id": "obj-394",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11580.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-395",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11580.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-396",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      11920.0,
      3230.0,
      20.0,
      60.0
     ],
     "orientation": 0,
     "showname": 0,
     "shownumber": 0,
     "annotation": "scale of latent dimension 15",
     "parameter_enable": 1,
     "varname": "rld-scale-15",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-scale-15",
       "parameter_shortname": "rld-scale-15",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      660.0,
      418.0,
      19.0,
      100.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-397",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11920.0,
      3420.0,
      86.6,
      22.0
     ],
     "text": "append 0.05"
    }
   },
   {
    "box": {
     "id": "obj-398",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11920.0,
      3500.0,
      139.39999999999998,
      22.0
     ],
     "text": "rld.latent scale 15"
    }
   },
   {
    "box": {
     "id": "obj-399",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11920.0,
      3540.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-400",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11920.0,
      3580.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-401",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      3740.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      352.0,
      546.0,
      332.0,
      126.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-402",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      3780.0,
      150.0,
      20.0
     ],
     "text": "TIME",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      358.0,
      551.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-403",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      3810.0,
      62.0,
      20.0
     ],
     "text": "quantize",
     "presentation": 1,
     "presentation_rect": [
      360.0,
      576.0,
      62.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-404",
     "maxclass": "live.tab",
     "numinlets": 1,
     "numoutlets": 3,
     "outlettype": [
      "",
      "",
      "float"
     ],
     "patching_rect": [
      20.0,
      3850.0,
      100.0,
      22.0
     ],
     "parameter_enable": 1,
     "varname": "rld-quantize",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-quantize",
       "parameter_shortname": "rld-quantize",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "beat",
        "bar"
       ],
       "parameter_mmax": 2
      }
     },
     "presentation": 1,
     "presentation_rect": [
      422.0,
      576.0,
      98.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-405",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      3930.0,
      40.0,
      22.0
     ],
     "text": "t l"
    }
   },
   {
    "box": {
     "id": "obj-406",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      4070.0,
      119.6,
      22.0
     ],
     "text": "prepend quantize"
    }
   },
   {
    "box": {
     "id": "obj-407",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 3,
     "outlettype": [
      "",
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      4120.0,
      73.4,
      22.0
     ],
     "text": "rld.tempo"
    }
   },
   {
    "box": {
     "id": "obj-408",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      4160.0,
      126.19999999999999,
      22.0
     ],
     "text": "prepend setsymbol"
    }
   },
   {
    "box": {
     "id": "obj-409",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      360.0,
      3850.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-tempo",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-tempo",
       "parameter_shortname": "tempo",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": 20.0,
       "parameter_mmax": 400.0,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      360.0,
      604.0,
      70.0,
      48.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-410",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      4160.0,
      66.8,
      22.0
     ],
     "text": "rld.hold"
    }
   },
   {
    "box": {
     "id": "obj-411",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      4200.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-412",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      3850.0,
      70.0,
      22.0
     ],
     "text": "tap",
     "texton": "tap",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-tap",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-tap",
       "parameter_shortname": "rld-tap",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      438.0,
      604.0,
      39.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-413",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      3930.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-414",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      4070.0,
      38.4,
      22.0
     ],
     "text": "bang"
    }
   },
   {
    "box": {
     "id": "obj-415",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      360.0,
      3810.0,
      36.0,
      20.0
     ],
     "text": "beat",
     "presentation": 1,
     "presentation_rect": [
      483.0,
      604.0,
      36.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-416",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      3850.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      519.0,
      604.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-417",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      3930.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-418",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      4360.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      694.0,
      10.0,
      332.0,
      66.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-419",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      4400.0,
      150.0,
      20.0
     ],
     "text": "HISTORY",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      700.0,
      15.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-420",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      4470.0,
      70.0,
      22.0
     ],
     "text": "list",
     "texton": "list",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-history",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-history",
       "parameter_shortname": "rld-history",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      702.0,
      40.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-421",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      20.0,
      4550.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-422",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      4690.0,
      38.4,
      22.0
     ],
     "text": "bang"
    }
   },
   {
    "box": {
     "id": "obj-423",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      4740.0,
      86.6,
      22.0
     ],
     "text": "rld.history"
    }
   },
   {
    "box": {
     "id": "obj-424",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      4430.0,
      16.0,
      20.0
     ],
     "text": "n",
     "presentation": 1,
     "presentation_rect": [
      754.0,
      40.0,
      16.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-425",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      360.0,
      4470.0,
      70.0,
      22.0
     ],
     "minimum": 1,
     "maximum": 64,
     "presentation": 1,
     "presentation_rect": [
      770.0,
      40.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-426",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      460.0,
      4496.0,
      106.39999999999999,
      22.0
     ],
     "text": "loadmess set 1"
    }
   },
   {
    "box": {
     "id": "obj-427",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      4470.0,
      70.0,
      22.0
     ],
     "text": "recall",
     "texton": "recall",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-recall",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-recall",
       "parameter_shortname": "rld-recall",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      846.0,
      40.0,
      59.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-428",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      4550.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-429",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      4605.0,
      32.0,
      22.0
     ],
     "text": "1"
    }
   },
   {
    "box": {
     "id": "obj-430",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      4690.0,
      106.39999999999999,
      22.0
     ],
     "text": "prepend recall"
    }
   },
   {
    "box": {
     "id": "obj-431",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      4980.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      694.0,
      86.0,
      332.0,
      94.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-432",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      5020.0,
      150.0,
      20.0
     ],
     "text": "PRESETS",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      700.0,
      91.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-433",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      5050.0,
      36.0,
      20.0
     ],
     "text": "name",
     "presentation": 1,
     "presentation_rect": [
      702.0,
      116.0,
      36.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-434",
     "maxclass": "textedit",
     "numinlets": 1,
     "numoutlets": 4,
     "outlettype": [
      "",
      "int",
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      5090.0,
      120.0,
      22.0
     ],
     "text": "one",
     "keymode": 1,
     "lines": 1,
     "presentation": 1,
     "presentation_rect": [
      738.0,
      116.0,
      150.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-435",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      5170.0,
      80.0,
      22.0
     ],
     "text": "route text"
    }
   },
   {
    "box": {
     "id": "obj-436",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      5090.0,
      70.0,
      22.0
     ],
     "text": "save",
     "texton": "save",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-preset-save",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-preset-save",
       "parameter_shortname": "rld-preset-save",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      702.0,
      144.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-437",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      360.0,
      5170.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-438",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      5225.0,
      32.0,
      22.0
     ],
     "text": "one"
    }
   },
   {
    "box": {
     "id": "obj-439",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      5310.0,
      93.19999999999999,
      22.0
     ],
     "text": "prepend save"
    }
   },
   {
    "box": {
     "id": "obj-440",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      5360.0,
      80.0,
      22.0
     ],
     "text": "rld.preset"
    }
   },
   {
    "box": {
     "id": "obj-441",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      5090.0,
      70.0,
      22.0
     ],
     "text": "load",
     "texton": "load",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-preset-load",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-preset-load",
       "parameter_shortname": "rld-preset-load",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      754.0,
      144.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-442",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      5170.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-443",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      5225.0,
      32.0,
      22.0
     ],
     "text": "one"
    }
   },
   {
    "box": {
     "id": "obj-444",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      5310.0,
      93.19999999999999,
      22.0
     ],
     "text": "prepend load"
    }
   },
   {
    "box": {
     "id": "obj-445",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1040.0,
      5090.0,
      70.0,
      22.0
     ],
     "text": "list",
     "texton": "list",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-preset-list",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-preset-list",
       "parameter_shortname": "rld-preset-list",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      806.0,
      144.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-446",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1040.0,
      5170.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-447",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      5310.0,
      38.4,
      22.0
     ],
     "text": "tell"
    }
   },
   {
    "box": {
     "id": "obj-448",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      5600.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      694.0,
      190.0,
      332.0,
      118.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-449",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      5640.0,
      150.0,
      20.0
     ],
     "text": "MODELS",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      700.0,
      195.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-450",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      5670.0,
      36.0,
      20.0
     ],
     "text": "name",
     "presentation": 1,
     "presentation_rect": [
      702.0,
      220.0,
      36.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-451",
     "maxclass": "textedit",
     "numinlets": 1,
     "numoutlets": 4,
     "outlettype": [
      "",
      "int",
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      5710.0,
      120.0,
      22.0
     ],
     "text": "default",
     "keymode": 1,
     "lines": 1,
     "presentation": 1,
     "presentation_rect": [
      738.0,
      220.0,
      150.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-452",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      5790.0,
      80.0,
      22.0
     ],
     "text": "route text"
    }
   },
   {
    "box": {
     "id": "obj-453",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      5710.0,
      70.0,
      22.0
     ],
     "text": "load",
     "texton": "load",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-model-load",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-model-load",
       "parameter_shortname": "rld-model-load",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      702.0,
      248.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-454",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      360.0,
      5790.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-455",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      5845.0,
      58.199999999999996,
      22.0
     ],
     "text": "default"
    }
   },
   {
    "box": {
     "id": "obj-456",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      5930.0,
      93.19999999999999,
      22.0
     ],
     "text": "prepend load"
    }
   },
   {
    "box": {
     "id": "obj-457",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 3,
     "outlettype": [
      "",
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      5980.0,
      80.0,
      22.0
     ],
     "text": "rld.models"
    }
   },
   {
    "box": {
     "id": "obj-458",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      5710.0,
      70.0,
      22.0
     ],
     "text": "list",
     "texton": "list",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-model-list",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-model-list",
       "parameter_shortname": "rld-model-list",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      754.0,
      248.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-459",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      5790.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-460",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      5930.0,
      38.4,
      22.0
     ],
     "text": "tell"
    }
   },
   {
    "box": {
     "id": "obj-461",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      360.0,
      5670.0,
      43.0,
      20.0
     ],
     "text": "model",
     "presentation": 1,
     "presentation_rect": [
      702.0,
      276.0,
      43.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-462",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      5710.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      745.0,
      276.0,
      255.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-463",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      5790.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-464",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      6220.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      694.0,
      318.0,
      332.0,
      66.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-465",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      6260.0,
      150.0,
      20.0
     ],
     "text": "CUE LIST",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      700.0,
      323.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-466",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      6330.0,
      70.0,
      22.0
     ],
     "text": "next",
     "texton": "next",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cue-next",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cue-next",
       "parameter_shortname": "rld-cue-next",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      702.0,
      348.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-467",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      20.0,
      6410.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-468",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      6550.0,
      38.4,
      22.0
     ],
     "text": "bang"
    }
   },
   {
    "box": {
     "id": "obj-469",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      6600.0,
      86.6,
      22.0
     ],
     "text": "rld.cuelist"
    }
   },
   {
    "box": {
     "id": "obj-470",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      6290.0,
      16.0,
      20.0
     ],
     "text": "n",
     "presentation": 1,
     "presentation_rect": [
      754.0,
      348.0,
      16.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-471",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      360.0,
      6330.0,
      70.0,
      22.0
     ],
     "minimum": 1,
     "maximum": 1000,
     "presentation": 1,
     "presentation_rect": [
      770.0,
      348.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-472",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      460.0,
      6356.0,
      106.39999999999999,
      22.0
     ],
     "text": "loadmess set 1"
    }
   },
   {
    "box": {
     "id": "obj-473",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      6330.0,
      70.0,
      22.0
     ],
     "text": "goto",
     "texton": "goto",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cue-goto",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cue-goto",
       "parameter_shortname": "rld-cue-goto",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      846.0,
      348.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-474",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      6410.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-475",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      6465.0,
      32.0,
      22.0
     ],
     "text": "1"
    }
   },
   {
    "box": {
     "id": "obj-476",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      6550.0,
      93.19999999999999,
      22.0
     ],
     "text": "prepend goto"
    }
   },
   {
    "box": {
     "id": "obj-477",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1040.0,
      6330.0,
      70.0,
      22.0
     ],
     "text": "list",
     "texton": "list",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-cue-list",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-cue-list",
       "parameter_shortname": "rld-cue-list",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      898.0,
      348.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-478",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1040.0,
      6410.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-479",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      6550.0,
      38.4,
      22.0
     ],
     "text": "tell"
    }
   },
   {
    "box": {
     "id": "obj-480",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      6840.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      694.0,
      394.0,
      332.0,
      118.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-481",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      6880.0,
      150.0,
      20.0
     ],
     "text": "RECORDING",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      700.0,
      399.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-482",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      6910.0,
      36.0,
      20.0
     ],
     "text": "name",
     "presentation": 1,
     "presentation_rect": [
      702.0,
      424.0,
      36.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-483",
     "maxclass": "textedit",
     "numinlets": 1,
     "numoutlets": 4,
     "outlettype": [
      "",
      "int",
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      6950.0,
      120.0,
      22.0
     ],
     "text": "take",
     "keymode": 1,
     "lines": 1,
     "presentation": 1,
     "presentation_rect": [
      738.0,
      424.0,
      150.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-484",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      7030.0,
      80.0,
      22.0
     ],
     "text": "route text"
    }
   },
   {
    "box": {
     "id": "obj-485",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      6950.0,
      70.0,
      22.0
     ],
     "text": "start",
     "texton": "start",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-record-start",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-record-start",
       "parameter_shortname": "rld-record-start",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      702.0,
      452.0,
      53.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-486",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      360.0,
      7030.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-487",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      7085.0,
      38.4,
      22.0
     ],
     "text": "take"
    }
   },
   {
    "box": {
     "id": "obj-488",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      7170.0,
      99.8,
      22.0
     ],
     "text": "prepend start"
    }
   },
   {
    "box": {
     "id": "obj-489",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      7220.0,
      80.0,
      22.0
     ],
     "text": "rld.record"
    }
   },
   {
    "box": {
     "id": "obj-490",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      6950.0,
      70.0,
      22.0
     ],
     "text": "stop",
     "texton": "stop",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-record-stop",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-record-stop",
       "parameter_shortname": "rld-record-stop",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      761.0,
      452.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-491",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      7030.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-492",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      7170.0,
      38.4,
      22.0
     ],
     "text": "stop"
    }
   },
   {
    "box": {
     "id": "obj-493",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      360.0,
      6910.0,
      36.0,
      20.0
     ],
     "text": "file",
     "presentation": 1,
     "presentation_rect": [
      702.0,
      480.0,
      36.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-494",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      6950.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      738.0,
      480.0,
      255.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-495",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      7030.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-496",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      7460.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      694.0,
      522.0,
      332.0,
      94.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-497",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      7500.0,
      150.0,
      20.0
     ],
     "text": "MIDI",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      700.0,
      527.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-498",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      7530.0,
      56.0,
      20.0
     ],
     "text": "address",
     "presentation": 1,
     "presentation_rect": [
      702.0,
      552.0,
      56.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-499",
     "maxclass": "textedit",
     "numinlets": 1,
     "numoutlets": 4,
     "outlettype": [
      "",
      "int",
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      7570.0,
      120.0,
      22.0
     ],
     "text": "/rld/gain",
     "keymode": 1,
     "lines": 1,
     "presentation": 1,
     "presentation_rect": [
      758.0,
      552.0,
      150.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-500",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      7650.0,
      80.0,
      22.0
     ],
     "text": "route text"
    }
   },
   {
    "box": {
     "id": "obj-501",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      7570.0,
      70.0,
      22.0
     ],
     "text": "learn",
     "texton": "learn",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-midi-learn",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-midi-learn",
       "parameter_shortname": "rld-midi-learn",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      702.0,
      580.0,
      53.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-502",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      360.0,
      7650.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-503",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      7705.0,
      71.4,
      22.0
     ],
     "text": "/rld/gain"
    }
   },
   {
    "box": {
     "id": "obj-504",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      7790.0,
      99.8,
      22.0
     ],
     "text": "prepend learn"
    }
   },
   {
    "box": {
     "id": "obj-505",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 3,
     "outlettype": [
      "",
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      7840.0,
      66.8,
      22.0
     ],
     "text": "rld.midi"
    }
   },
   {
    "box": {
     "id": "obj-506",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      700.0,
      7570.0,
      70.0,
      22.0
     ],
     "text": "forget",
     "texton": "forget",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-midi-forget",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-midi-forget",
       "parameter_shortname": "rld-midi-forget",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      761.0,
      580.0,
      59.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-507",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      700.0,
      7650.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-508",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      7705.0,
      71.4,
      22.0
     ],
     "text": "/rld/gain"
    }
   },
   {
    "box": {
     "id": "obj-509",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      7790.0,
      106.39999999999999,
      22.0
     ],
     "text": "prepend forget"
    }
   },
   {
    "box": {
     "id": "obj-510",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1040.0,
      7570.0,
      70.0,
      22.0
     ],
     "text": "list",
     "texton": "list",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-midi-list",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-midi-list",
       "parameter_shortname": "rld-midi-list",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      826.0,
      580.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-511",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1040.0,
      7650.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-512",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      7790.0,
      38.4,
      22.0
     ],
     "text": "tell"
    }
   },
   {
    "box": {
     "id": "obj-513",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      8080.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      694.0,
      626.0,
      332.0,
      94.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-514",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      8120.0,
      150.0,
      20.0
     ],
     "text": "CODEC",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      700.0,
      631.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-515",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      8150.0,
      69.0,
      20.0
     ],
     "text": "attribute",
     "presentation": 1,
     "presentation_rect": [
      702.0,
      656.0,
      69.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-516",
     "maxclass": "textedit",
     "numinlets": 1,
     "numoutlets": 4,
     "outlettype": [
      "",
      "int",
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      8190.0,
      120.0,
      22.0
     ],
     "text": "brightness",
     "keymode": 1,
     "lines": 1,
     "presentation": 1,
     "presentation_rect": [
      771.0,
      656.0,
      150.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-517",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      8270.0,
      80.0,
      22.0
     ],
     "text": "route text"
    }
   },
   {
    "box": {
     "id": "obj-518",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      8190.0,
      70.0,
      22.0
     ],
     "text": "tell",
     "texton": "tell",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-attribute-get",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-attribute-get",
       "parameter_shortname": "rld-attribute-get",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      702.0,
      684.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-519",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      360.0,
      8270.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-520",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      8325.0,
      78.0,
      22.0
     ],
     "text": "brightness"
    }
   },
   {
    "box": {
     "id": "obj-521",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      8460.0,
      73.4,
      22.0
     ],
     "text": "rld.codec"
    }
   },
   {
    "box": {
     "id": "obj-522",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      360.0,
      8150.0,
      43.0,
      20.0
     ],
     "text": "value",
     "presentation": 1,
     "presentation_rect": [
      754.0,
      684.0,
      43.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-523",
     "maxclass": "live.numbox",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      700.0,
      8190.0,
      60.0,
      22.0
     ],
     "parameter_enable": 1,
     "varname": "rld-attribute-value",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-attribute-value",
       "parameter_shortname": "rld-attribute-value",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 0,
       "parameter_mmin": -100,
       "parameter_mmax": 100,
       "parameter_unitstyle": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      797.0,
      684.0,
      70.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-524",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      8216.0,
      106.39999999999999,
      22.0
     ],
     "text": "loadmess set 0"
    }
   },
   {
    "box": {
     "id": "obj-525",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1040.0,
      8190.0,
      70.0,
      22.0
     ],
     "text": "set",
     "texton": "set",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-attribute-set",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-attribute-set",
       "parameter_shortname": "rld-attribute-set",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      873.0,
      684.0,
      39.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-526",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1040.0,
      8270.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-527",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "bang",
      "bang"
     ],
     "patching_rect": [
      1040.0,
      8296.0,
      47.0,
      22.0
     ],
     "text": "t b b"
    }
   },
   {
    "box": {
     "id": "obj-528",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      8352.0,
      53.599999999999994,
      22.0
     ],
     "text": "join 2"
    }
   },
   {
    "box": {
     "id": "obj-529",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      8325.0,
      78.0,
      22.0
     ],
     "text": "brightness"
    }
   },
   {
    "box": {
     "id": "obj-530",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1122.0,
      8325.0,
      32.0,
      22.0
     ],
     "text": "0"
    }
   },
   {
    "box": {
     "id": "obj-531",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      1380.0,
      8190.0,
      70.0,
      22.0
     ],
     "text": "list",
     "texton": "list",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-attribute-list",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-attribute-list",
       "parameter_shortname": "rld-attribute-list",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      918.0,
      684.0,
      46.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-532",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1380.0,
      8270.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-533",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      8410.0,
      38.4,
      22.0
     ],
     "text": "tell"
    }
   },
   {
    "box": {
     "id": "obj-534",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      8700.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      694.0,
      730.0,
      332.0,
      66.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-535",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      8740.0,
      150.0,
      20.0
     ],
     "text": "HELP",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      700.0,
      735.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-536",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      8770.0,
      56.0,
      20.0
     ],
     "text": "address",
     "presentation": 1,
     "presentation_rect": [
      702.0,
      760.0,
      56.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-537",
     "maxclass": "textedit",
     "numinlets": 1,
     "numoutlets": 4,
     "outlettype": [
      "",
      "int",
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      8810.0,
      120.0,
      22.0
     ],
     "text": "/rld/seed",
     "keymode": 1,
     "lines": 1,
     "presentation": 1,
     "presentation_rect": [
      758.0,
      760.0,
      150.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-538",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      8890.0,
      80.0,
      22.0
     ],
     "text": "route text"
    }
   },
   {
    "box": {
     "id": "obj-539",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      360.0,
      8810.0,
      70.0,
      22.0
     ],
     "text": "explain",
     "texton": "explain",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-help",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-help",
       "parameter_shortname": "rld-help",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      918.0,
      760.0,
      66.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-540",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      360.0,
      8890.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-541",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      8945.0,
      71.4,
      22.0
     ],
     "text": "/rld/seed"
    }
   },
   {
    "box": {
     "id": "obj-542",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      9080.0,
      66.8,
      22.0
     ],
     "text": "rld.help"
    }
   },
   {
    "box": {
     "id": "obj-543",
     "maxclass": "panel",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      9320.0,
      100.0,
      30.0
     ],
     "background": 1,
     "bgcolor": [
      0.93,
      0.93,
      0.93,
      1.0
     ],
     "mode": 0,
     "rounded": 6,
     "presentation": 1,
     "presentation_rect": [
      1036.0,
      10.0,
      332.0,
      1022.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-544",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      9360.0,
      150.0,
      20.0
     ],
     "text": "STATUS",
     "fontface": 1,
     "presentation": 1,
     "presentation_rect": [
      1042.0,
      15.0,
      150.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-545",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "state",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      40.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-546",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      40.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-547",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-548",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      9700.0,
      119.6,
      22.0
     ],
     "text": "rld.status state"
    }
   },
   {
    "box": {
     "id": "obj-549",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      360.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "set",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      64.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-550",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      64.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-551",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-552",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      360.0,
      9700.0,
      106.39999999999999,
      22.0
     ],
     "text": "rld.status set"
    }
   },
   {
    "box": {
     "id": "obj-553",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      700.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "seed",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      88.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-554",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      88.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-555",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-556",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      700.0,
      9700.0,
      113.0,
      22.0
     ],
     "text": "rld.status seed"
    }
   },
   {
    "box": {
     "id": "obj-557",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1040.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "next_seed",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      112.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-558",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      112.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-559",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-560",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1040.0,
      9700.0,
      146.0,
      22.0
     ],
     "text": "rld.status next_seed"
    }
   },
   {
    "box": {
     "id": "obj-561",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1380.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "position",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      136.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-562",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      136.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-563",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-564",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1380.0,
      9700.0,
      139.39999999999998,
      22.0
     ],
     "text": "rld.status position"
    }
   },
   {
    "box": {
     "id": "obj-565",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1720.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "window",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      160.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-566",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      160.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-567",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-568",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1720.0,
      9700.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.status window"
    }
   },
   {
    "box": {
     "id": "obj-569",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      2060.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "morph",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      184.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-570",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      184.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-571",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-572",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2060.0,
      9700.0,
      119.6,
      22.0
     ],
     "text": "rld.status morph"
    }
   },
   {
    "box": {
     "id": "obj-573",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      2400.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "pad",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      208.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-574",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2400.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      208.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-575",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2400.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-576",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2400.0,
      9700.0,
      106.39999999999999,
      22.0
     ],
     "text": "rld.status pad"
    }
   },
   {
    "box": {
     "id": "obj-577",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      2740.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "speed",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      232.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-578",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2740.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      232.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-579",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2740.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-580",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      2740.0,
      9700.0,
      119.6,
      22.0
     ],
     "text": "rld.status speed"
    }
   },
   {
    "box": {
     "id": "obj-581",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      3080.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "beat",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      256.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-582",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      256.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-583",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-584",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3080.0,
      9700.0,
      113.0,
      22.0
     ],
     "text": "rld.status beat"
    }
   },
   {
    "box": {
     "id": "obj-585",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      3420.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "cuelist",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      280.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-586",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3420.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      280.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-587",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3420.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-588",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3420.0,
      9700.0,
      132.8,
      22.0
     ],
     "text": "rld.status cuelist"
    }
   },
   {
    "box": {
     "id": "obj-589",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      3760.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "crossfade",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      304.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-590",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3760.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      304.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-591",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3760.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-592",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      3760.0,
      9700.0,
      146.0,
      22.0
     ],
     "text": "rld.status crossfade"
    }
   },
   {
    "box": {
     "id": "obj-593",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      4100.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "ring_seconds",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      328.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-594",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4100.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      328.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-595",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4100.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-596",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4100.0,
      9700.0,
      165.79999999999998,
      22.0
     ],
     "text": "rld.status ring_seconds"
    }
   },
   {
    "box": {
     "id": "obj-597",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      4440.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "ring_seconds_min",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      352.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-598",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4440.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      352.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-599",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4440.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-600",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4440.0,
      9700.0,
      192.2,
      22.0
     ],
     "text": "rld.status ring_seconds_min"
    }
   },
   {
    "box": {
     "id": "obj-601",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      4780.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "horizon_seconds",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      376.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-602",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4780.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      376.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-603",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4780.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-604",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      4780.0,
      9700.0,
      185.6,
      22.0
     ],
     "text": "rld.status horizon_seconds"
    }
   },
   {
    "box": {
     "id": "obj-605",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      5120.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "starving",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      400.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-606",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5120.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      400.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-607",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5120.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-608",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5120.0,
      9700.0,
      139.39999999999998,
      22.0
     ],
     "text": "rld.status starving"
    }
   },
   {
    "box": {
     "id": "obj-609",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      5460.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "steps_used",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      424.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-610",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5460.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      424.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-611",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5460.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-612",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5460.0,
      9700.0,
      152.6,
      22.0
     ],
     "text": "rld.status steps_used"
    }
   },
   {
    "box": {
     "id": "obj-613",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      5800.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "generate_rtf",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      448.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-614",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5800.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      448.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-615",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5800.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-616",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      5800.0,
      9700.0,
      165.79999999999998,
      22.0
     ],
     "text": "rld.status generate_rtf"
    }
   },
   {
    "box": {
     "id": "obj-617",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      6140.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "decode_rtf",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      472.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-618",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6140.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      472.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-619",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6140.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-620",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6140.0,
      9700.0,
      152.6,
      22.0
     ],
     "text": "rld.status decode_rtf"
    }
   },
   {
    "box": {
     "id": "obj-621",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      6480.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "decode_rtf_p99",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      496.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-622",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6480.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      496.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-623",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6480.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-624",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6480.0,
      9700.0,
      179.0,
      22.0
     ],
     "text": "rld.status decode_rtf_p99"
    }
   },
   {
    "box": {
     "id": "obj-625",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      6820.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "underruns",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      520.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-626",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6820.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      520.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-627",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6820.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-628",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      6820.0,
      9700.0,
      146.0,
      22.0
     ],
     "text": "rld.status underruns"
    }
   },
   {
    "box": {
     "id": "obj-629",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      7160.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "underrun_frames",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      544.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-630",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7160.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      544.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-631",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7160.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-632",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7160.0,
      9700.0,
      185.6,
      22.0
     ],
     "text": "rld.status underrun_frames"
    }
   },
   {
    "box": {
     "id": "obj-633",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      7500.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "underflows",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      568.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-634",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7500.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      568.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-635",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7500.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-636",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7500.0,
      9700.0,
      152.6,
      22.0
     ],
     "text": "rld.status underflows"
    }
   },
   {
    "box": {
     "id": "obj-637",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      7840.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "limiter_db",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      592.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-638",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7840.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      592.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-639",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7840.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-640",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      7840.0,
      9700.0,
      152.6,
      22.0
     ],
     "text": "rld.status limiter_db"
    }
   },
   {
    "box": {
     "id": "obj-641",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      8180.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "device",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      616.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-642",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8180.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      616.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-643",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8180.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-644",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8180.0,
      9700.0,
      126.19999999999999,
      22.0
     ],
     "text": "rld.status device"
    }
   },
   {
    "box": {
     "id": "obj-645",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      8520.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "device_state",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      640.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-646",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8520.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      640.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-647",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8520.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-648",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8520.0,
      9700.0,
      165.79999999999998,
      22.0
     ],
     "text": "rld.status device_state"
    }
   },
   {
    "box": {
     "id": "obj-649",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      8860.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "sample_rate",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      664.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-650",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8860.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      664.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-651",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8860.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-652",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      8860.0,
      9700.0,
      159.2,
      22.0
     ],
     "text": "rld.status sample_rate"
    }
   },
   {
    "box": {
     "id": "obj-653",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      9200.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "latency_ms",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      688.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-654",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9200.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      688.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-655",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9200.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-656",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9200.0,
      9700.0,
      152.6,
      22.0
     ],
     "text": "rld.status latency_ms"
    }
   },
   {
    "box": {
     "id": "obj-657",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      9540.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "recording",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      712.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-658",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9540.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      712.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-659",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9540.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-660",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9540.0,
      9700.0,
      146.0,
      22.0
     ],
     "text": "rld.status recording"
    }
   },
   {
    "box": {
     "id": "obj-661",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      9880.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "recording_lost_frames",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      736.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-662",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9880.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      736.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-663",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9880.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-664",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      9880.0,
      9700.0,
      225.2,
      22.0
     ],
     "text": "rld.status recording_lost_frames"
    }
   },
   {
    "box": {
     "id": "obj-665",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      10220.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "commands",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      760.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-666",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10220.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      760.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-667",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10220.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-668",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10220.0,
      9700.0,
      139.39999999999998,
      22.0
     ],
     "text": "rld.status commands"
    }
   },
   {
    "box": {
     "id": "obj-669",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      10560.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "refused",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      784.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-670",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10560.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      784.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-671",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10560.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-672",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10560.0,
      9700.0,
      132.8,
      22.0
     ],
     "text": "rld.status refused"
    }
   },
   {
    "box": {
     "id": "obj-673",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      10900.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "late",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      808.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-674",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10900.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      808.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-675",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10900.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-676",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      10900.0,
      9700.0,
      113.0,
      22.0
     ],
     "text": "rld.status late"
    }
   },
   {
    "box": {
     "id": "obj-677",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      11240.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "restarts",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      832.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-678",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11240.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      832.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-679",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11240.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-680",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11240.0,
      9700.0,
      139.39999999999998,
      22.0
     ],
     "text": "rld.status restarts"
    }
   },
   {
    "box": {
     "id": "obj-681",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      11580.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "cpu",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      856.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-682",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11580.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      856.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-683",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11580.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-684",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11580.0,
      9700.0,
      106.39999999999999,
      22.0
     ],
     "text": "rld.status cpu"
    }
   },
   {
    "box": {
     "id": "obj-685",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      11920.0,
      9390.0,
      130.0,
      20.0
     ],
     "text": "memory_mb",
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      880.0,
      130.0,
      20.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-686",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11920.0,
      9430.0,
      100.0,
      22.0
     ],
     "text": "",
     "ignoreclick": 1,
     "presentation": 1,
     "presentation_rect": [
      1174.0,
      880.0,
      120.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-687",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11920.0,
      9510.0,
      86.6,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-688",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      11920.0,
      9700.0,
      146.0,
      22.0
     ],
     "text": "rld.status memory_mb"
    }
   },
   {
    "box": {
     "id": "obj-689",
     "maxclass": "live.meter~",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "float",
      "int"
     ],
     "patching_rect": [
      12260.0,
      9430.0,
      14.0,
      60.0
     ],
     "orientation": 0,
     "presentation": 1,
     "presentation_rect": [
      1044.0,
      904.0,
      16.0,
      112.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-690",
     "maxclass": "live.meter~",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "float",
      "int"
     ],
     "patching_rect": [
      12600.0,
      9430.0,
      14.0,
      60.0
     ],
     "orientation": 0,
     "presentation": 1,
     "presentation_rect": [
      1070.0,
      904.0,
      16.0,
      112.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-691",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 4,
     "outlettype": [
      "",
      "",
      "",
      ""
     ],
     "patching_rect": [
      12600.0,
      9740.0,
      132.8,
      22.0
     ],
     "text": "unpack 0. 0. 0. 0."
    }
   },
   {
    "box": {
     "id": "obj-692",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      12600.0,
      9700.0,
      119.6,
      22.0
     ],
     "text": "rld.status level"
    }
   },
   {
    "box": {
     "id": "obj-693",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      12600.0,
      9780.0,
      47.0,
      22.0
     ],
     "text": "dbtoa"
    }
   },
   {
    "box": {
     "id": "obj-694",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      12680.0,
      9780.0,
      47.0,
      22.0
     ],
     "text": "dbtoa"
    }
   },
   {
    "box": {
     "id": "obj-695",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      12940.0,
      9430.0,
      70.0,
      22.0
     ],
     "text": "ask now",
     "texton": "ask now",
     "mode": 0,
     "parameter_enable": 1,
     "varname": "rld-status",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "rld-status",
       "parameter_shortname": "rld-status",
       "parameter_modmode": 0,
       "parameter_invisible": 2,
       "parameter_type": 2,
       "parameter_enum": [
        "off",
        "on"
       ],
       "parameter_mmax": 1
      }
     },
     "presentation": 1,
     "presentation_rect": [
      1104.0,
      904.0,
      66.0,
      22.0
     ]
    }
   },
   {
    "box": {
     "id": "obj-696",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      12940.0,
      9510.0,
      40.0,
      22.0
     ],
     "text": "t b"
    }
   },
   {
    "box": {
     "id": "obj-697",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      12940.0,
      9650.0,
      38.4,
      22.0
     ],
     "text": "bang"
    }
   }
  ],
  "lines": [
   {
    "patchline": {
     "source": [
      "obj-3",
      0
     ],
     "destination": [
      "obj-4",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-4",
      0
     ],
     "destination": [
      "obj-5",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-5",
      0
     ],
     "destination": [
      "obj-6",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-7",
      0
     ],
     "destination": [
      "obj-8",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-8",
      0
     ],
     "destination": [
      "obj-9",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-9",
      0
     ],
     "destination": [
      "obj-6",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-10",
      0
     ],
     "destination": [
      "obj-11",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-11",
      0
     ],
     "destination": [
      "obj-12",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-12",
      0
     ],
     "destination": [
      "obj-6",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-14",
      0
     ],
     "destination": [
      "obj-15",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-14",
      0
     ],
     "destination": [
      "obj-16",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-15",
      0
     ],
     "destination": [
      "obj-16",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-16",
      0
     ],
     "destination": [
      "obj-17",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-17",
      0
     ],
     "destination": [
      "obj-14",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-21",
      1
     ],
     "destination": [
      "obj-20",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-20",
      0
     ],
     "destination": [
      "obj-19",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-25",
      0
     ],
     "destination": [
      "obj-24",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-24",
      0
     ],
     "destination": [
      "obj-23",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-30",
      0
     ],
     "destination": [
      "obj-29",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-31",
      0
     ],
     "destination": [
      "obj-32",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-32",
      0
     ],
     "destination": [
      "obj-33",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-29",
      0
     ],
     "destination": [
      "obj-33",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-33",
      0
     ],
     "destination": [
      "obj-34",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-35",
      0
     ],
     "destination": [
      "obj-36",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-36",
      0
     ],
     "destination": [
      "obj-37",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-29",
      0
     ],
     "destination": [
      "obj-37",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-37",
      0
     ],
     "destination": [
      "obj-38",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-39",
      0
     ],
     "destination": [
      "obj-40",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-40",
      0
     ],
     "destination": [
      "obj-41",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-29",
      0
     ],
     "destination": [
      "obj-41",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-41",
      0
     ],
     "destination": [
      "obj-42",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-42",
      0
     ],
     "destination": [
      "obj-38",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-43",
      0
     ],
     "destination": [
      "obj-44",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-44",
      0
     ],
     "destination": [
      "obj-45",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-45",
      0
     ],
     "destination": [
      "obj-34",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-46",
      0
     ],
     "destination": [
      "obj-47",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-47",
      0
     ],
     "destination": [
      "obj-48",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-48",
      0
     ],
     "destination": [
      "obj-38",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-38",
      0
     ],
     "destination": [
      "obj-51",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-51",
      0
     ],
     "destination": [
      "obj-50",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-54",
      0
     ],
     "destination": [
      "obj-53",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-57",
      0
     ],
     "destination": [
      "obj-56",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-58",
      0
     ],
     "destination": [
      "obj-59",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-59",
      0
     ],
     "destination": [
      "obj-60",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-60",
      0
     ],
     "destination": [
      "obj-62",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-53",
      0
     ],
     "destination": [
      "obj-62",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-62",
      0
     ],
     "destination": [
      "obj-61",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-60",
      1
     ],
     "destination": [
      "obj-63",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-56",
      0
     ],
     "destination": [
      "obj-63",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-63",
      0
     ],
     "destination": [
      "obj-61",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-61",
      0
     ],
     "destination": [
      "obj-64",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-64",
      0
     ],
     "destination": [
      "obj-34",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-66",
      1
     ],
     "destination": [
      "obj-67",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-67",
      0
     ],
     "destination": [
      "obj-68",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-68",
      0
     ],
     "destination": [
      "obj-69",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-69",
      0
     ],
     "destination": [
      "obj-66",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-74",
      0
     ],
     "destination": [
      "obj-73",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-77",
      0
     ],
     "destination": [
      "obj-76",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-80",
      0
     ],
     "destination": [
      "obj-79",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-83",
      0
     ],
     "destination": [
      "obj-82",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-84",
      0
     ],
     "destination": [
      "obj-85",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-85",
      0
     ],
     "destination": [
      "obj-86",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-86",
      0
     ],
     "destination": [
      "obj-88",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-73",
      0
     ],
     "destination": [
      "obj-88",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-88",
      0
     ],
     "destination": [
      "obj-87",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-86",
      1
     ],
     "destination": [
      "obj-89",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-76",
      0
     ],
     "destination": [
      "obj-89",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-89",
      0
     ],
     "destination": [
      "obj-87",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-86",
      2
     ],
     "destination": [
      "obj-90",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-79",
      0
     ],
     "destination": [
      "obj-90",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-90",
      0
     ],
     "destination": [
      "obj-87",
      2
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-86",
      3
     ],
     "destination": [
      "obj-91",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-82",
      0
     ],
     "destination": [
      "obj-91",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-91",
      0
     ],
     "destination": [
      "obj-87",
      3
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-87",
      0
     ],
     "destination": [
      "obj-92",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-92",
      0
     ],
     "destination": [
      "obj-93",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-94",
      0
     ],
     "destination": [
      "obj-93",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-94",
      0
     ],
     "destination": [
      "obj-95",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-93",
      0
     ],
     "destination": [
      "obj-95",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-95",
      0
     ],
     "destination": [
      "obj-96",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-96",
      0
     ],
     "destination": [
      "obj-94",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-97",
      0
     ],
     "destination": [
      "obj-99",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-99",
      0
     ],
     "destination": [
      "obj-98",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-97",
      1
     ],
     "destination": [
      "obj-100",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-100",
      0
     ],
     "destination": [
      "obj-98",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-98",
      0
     ],
     "destination": [
      "obj-101",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-97",
      0
     ],
     "destination": [
      "obj-105",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-101",
      0
     ],
     "destination": [
      "obj-105",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-105",
      0
     ],
     "destination": [
      "obj-102",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-102",
      0
     ],
     "destination": [
      "obj-106",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-106",
      0
     ],
     "destination": [
      "obj-103",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-102",
      1
     ],
     "destination": [
      "obj-107",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-107",
      0
     ],
     "destination": [
      "obj-103",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-103",
      0
     ],
     "destination": [
      "obj-104",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-104",
      0
     ],
     "destination": [
      "obj-97",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-110",
      0
     ],
     "destination": [
      "obj-111",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-111",
      0
     ],
     "destination": [
      "obj-112",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-112",
      0
     ],
     "destination": [
      "obj-113",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-114",
      0
     ],
     "destination": [
      "obj-115",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-115",
      0
     ],
     "destination": [
      "obj-116",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-116",
      0
     ],
     "destination": [
      "obj-117",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-118",
      0
     ],
     "destination": [
      "obj-119",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-119",
      0
     ],
     "destination": [
      "obj-120",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-120",
      0
     ],
     "destination": [
      "obj-121",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-122",
      0
     ],
     "destination": [
      "obj-123",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-123",
      0
     ],
     "destination": [
      "obj-124",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-124",
      0
     ],
     "destination": [
      "obj-125",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-126",
      0
     ],
     "destination": [
      "obj-127",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-127",
      0
     ],
     "destination": [
      "obj-128",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-128",
      0
     ],
     "destination": [
      "obj-129",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-130",
      0
     ],
     "destination": [
      "obj-131",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-131",
      0
     ],
     "destination": [
      "obj-132",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-132",
      0
     ],
     "destination": [
      "obj-133",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-134",
      0
     ],
     "destination": [
      "obj-135",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-135",
      0
     ],
     "destination": [
      "obj-136",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-136",
      0
     ],
     "destination": [
      "obj-137",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-138",
      0
     ],
     "destination": [
      "obj-139",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-139",
      0
     ],
     "destination": [
      "obj-140",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-140",
      0
     ],
     "destination": [
      "obj-141",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-142",
      0
     ],
     "destination": [
      "obj-143",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-143",
      0
     ],
     "destination": [
      "obj-144",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-144",
      0
     ],
     "destination": [
      "obj-113",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-145",
      0
     ],
     "destination": [
      "obj-146",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-146",
      0
     ],
     "destination": [
      "obj-147",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-147",
      0
     ],
     "destination": [
      "obj-117",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-148",
      0
     ],
     "destination": [
      "obj-149",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-149",
      0
     ],
     "destination": [
      "obj-150",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-150",
      0
     ],
     "destination": [
      "obj-121",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-151",
      0
     ],
     "destination": [
      "obj-152",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-152",
      0
     ],
     "destination": [
      "obj-153",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-153",
      0
     ],
     "destination": [
      "obj-125",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-154",
      0
     ],
     "destination": [
      "obj-155",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-155",
      0
     ],
     "destination": [
      "obj-156",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-156",
      0
     ],
     "destination": [
      "obj-129",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-157",
      0
     ],
     "destination": [
      "obj-158",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-158",
      0
     ],
     "destination": [
      "obj-159",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-159",
      0
     ],
     "destination": [
      "obj-133",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-160",
      0
     ],
     "destination": [
      "obj-161",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-161",
      0
     ],
     "destination": [
      "obj-162",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-162",
      0
     ],
     "destination": [
      "obj-137",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-163",
      0
     ],
     "destination": [
      "obj-164",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-164",
      0
     ],
     "destination": [
      "obj-165",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-165",
      0
     ],
     "destination": [
      "obj-141",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-166",
      0
     ],
     "destination": [
      "obj-167",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-167",
      0
     ],
     "destination": [
      "obj-168",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-168",
      0
     ],
     "destination": [
      "obj-113",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-169",
      0
     ],
     "destination": [
      "obj-170",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-170",
      0
     ],
     "destination": [
      "obj-171",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-171",
      0
     ],
     "destination": [
      "obj-117",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-172",
      0
     ],
     "destination": [
      "obj-173",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-173",
      0
     ],
     "destination": [
      "obj-174",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-174",
      0
     ],
     "destination": [
      "obj-121",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-175",
      0
     ],
     "destination": [
      "obj-176",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-176",
      0
     ],
     "destination": [
      "obj-177",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-177",
      0
     ],
     "destination": [
      "obj-125",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-178",
      0
     ],
     "destination": [
      "obj-179",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-179",
      0
     ],
     "destination": [
      "obj-180",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-180",
      0
     ],
     "destination": [
      "obj-129",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-181",
      0
     ],
     "destination": [
      "obj-182",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-182",
      0
     ],
     "destination": [
      "obj-183",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-183",
      0
     ],
     "destination": [
      "obj-133",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-184",
      0
     ],
     "destination": [
      "obj-185",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-185",
      0
     ],
     "destination": [
      "obj-186",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-186",
      0
     ],
     "destination": [
      "obj-137",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-187",
      0
     ],
     "destination": [
      "obj-188",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-188",
      0
     ],
     "destination": [
      "obj-189",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-189",
      0
     ],
     "destination": [
      "obj-141",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-192",
      0
     ],
     "destination": [
      "obj-193",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-193",
      0
     ],
     "destination": [
      "obj-194",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-192",
      0
     ],
     "destination": [
      "obj-195",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-194",
      0
     ],
     "destination": [
      "obj-195",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-195",
      0
     ],
     "destination": [
      "obj-196",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-196",
      0
     ],
     "destination": [
      "obj-192",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-197",
      0
     ],
     "destination": [
      "obj-198",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-197",
      0
     ],
     "destination": [
      "obj-199",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-198",
      0
     ],
     "destination": [
      "obj-199",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-199",
      0
     ],
     "destination": [
      "obj-200",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-200",
      0
     ],
     "destination": [
      "obj-197",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-201",
      0
     ],
     "destination": [
      "obj-202",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-201",
      0
     ],
     "destination": [
      "obj-203",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-202",
      0
     ],
     "destination": [
      "obj-203",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-203",
      0
     ],
     "destination": [
      "obj-204",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-204",
      0
     ],
     "destination": [
      "obj-201",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-205",
      0
     ],
     "destination": [
      "obj-206",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-205",
      0
     ],
     "destination": [
      "obj-207",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-206",
      0
     ],
     "destination": [
      "obj-207",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-207",
      0
     ],
     "destination": [
      "obj-208",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-208",
      0
     ],
     "destination": [
      "obj-205",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-209",
      0
     ],
     "destination": [
      "obj-210",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-209",
      0
     ],
     "destination": [
      "obj-211",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-210",
      0
     ],
     "destination": [
      "obj-211",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-211",
      0
     ],
     "destination": [
      "obj-212",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-212",
      0
     ],
     "destination": [
      "obj-209",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-213",
      0
     ],
     "destination": [
      "obj-214",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-213",
      0
     ],
     "destination": [
      "obj-215",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-214",
      0
     ],
     "destination": [
      "obj-215",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-215",
      0
     ],
     "destination": [
      "obj-216",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-216",
      0
     ],
     "destination": [
      "obj-213",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-217",
      0
     ],
     "destination": [
      "obj-218",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-217",
      0
     ],
     "destination": [
      "obj-219",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-218",
      0
     ],
     "destination": [
      "obj-219",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-219",
      0
     ],
     "destination": [
      "obj-220",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-220",
      0
     ],
     "destination": [
      "obj-217",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-224",
      0
     ],
     "destination": [
      "obj-225",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-224",
      0
     ],
     "destination": [
      "obj-226",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-225",
      0
     ],
     "destination": [
      "obj-226",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-226",
      0
     ],
     "destination": [
      "obj-227",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-227",
      0
     ],
     "destination": [
      "obj-224",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-230",
      0
     ],
     "destination": [
      "obj-229",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-231",
      0
     ],
     "destination": [
      "obj-232",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-232",
      0
     ],
     "destination": [
      "obj-233",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-229",
      0
     ],
     "destination": [
      "obj-233",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-233",
      0
     ],
     "destination": [
      "obj-234",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-234",
      0
     ],
     "destination": [
      "obj-235",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-237",
      1
     ],
     "destination": [
      "obj-238",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-238",
      0
     ],
     "destination": [
      "obj-235",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-240",
      0
     ],
     "destination": [
      "obj-241",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-241",
      0
     ],
     "destination": [
      "obj-242",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-240",
      0
     ],
     "destination": [
      "obj-243",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-242",
      0
     ],
     "destination": [
      "obj-243",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-243",
      0
     ],
     "destination": [
      "obj-244",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-244",
      0
     ],
     "destination": [
      "obj-240",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-245",
      0
     ],
     "destination": [
      "obj-246",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-246",
      0
     ],
     "destination": [
      "obj-247",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-245",
      0
     ],
     "destination": [
      "obj-248",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-247",
      0
     ],
     "destination": [
      "obj-248",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-248",
      0
     ],
     "destination": [
      "obj-249",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-249",
      0
     ],
     "destination": [
      "obj-245",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-250",
      0
     ],
     "destination": [
      "obj-251",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-251",
      0
     ],
     "destination": [
      "obj-252",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-250",
      0
     ],
     "destination": [
      "obj-253",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-252",
      0
     ],
     "destination": [
      "obj-253",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-253",
      0
     ],
     "destination": [
      "obj-254",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-254",
      0
     ],
     "destination": [
      "obj-250",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-255",
      0
     ],
     "destination": [
      "obj-256",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-256",
      0
     ],
     "destination": [
      "obj-257",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-255",
      0
     ],
     "destination": [
      "obj-258",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-257",
      0
     ],
     "destination": [
      "obj-258",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-258",
      0
     ],
     "destination": [
      "obj-259",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-259",
      0
     ],
     "destination": [
      "obj-255",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-260",
      0
     ],
     "destination": [
      "obj-261",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-261",
      0
     ],
     "destination": [
      "obj-262",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-260",
      0
     ],
     "destination": [
      "obj-263",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-262",
      0
     ],
     "destination": [
      "obj-263",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-263",
      0
     ],
     "destination": [
      "obj-264",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-264",
      0
     ],
     "destination": [
      "obj-260",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-265",
      0
     ],
     "destination": [
      "obj-266",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-266",
      0
     ],
     "destination": [
      "obj-267",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-265",
      0
     ],
     "destination": [
      "obj-268",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-267",
      0
     ],
     "destination": [
      "obj-268",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-268",
      0
     ],
     "destination": [
      "obj-269",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-269",
      0
     ],
     "destination": [
      "obj-265",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-270",
      0
     ],
     "destination": [
      "obj-271",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-271",
      0
     ],
     "destination": [
      "obj-272",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-270",
      0
     ],
     "destination": [
      "obj-273",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-272",
      0
     ],
     "destination": [
      "obj-273",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-273",
      0
     ],
     "destination": [
      "obj-274",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-274",
      0
     ],
     "destination": [
      "obj-270",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-275",
      0
     ],
     "destination": [
      "obj-276",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-276",
      0
     ],
     "destination": [
      "obj-277",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-275",
      0
     ],
     "destination": [
      "obj-278",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-277",
      0
     ],
     "destination": [
      "obj-278",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-278",
      0
     ],
     "destination": [
      "obj-279",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-279",
      0
     ],
     "destination": [
      "obj-275",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-280",
      0
     ],
     "destination": [
      "obj-281",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-281",
      0
     ],
     "destination": [
      "obj-282",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-280",
      0
     ],
     "destination": [
      "obj-283",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-282",
      0
     ],
     "destination": [
      "obj-283",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-283",
      0
     ],
     "destination": [
      "obj-284",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-284",
      0
     ],
     "destination": [
      "obj-280",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-285",
      0
     ],
     "destination": [
      "obj-286",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-286",
      0
     ],
     "destination": [
      "obj-287",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-285",
      0
     ],
     "destination": [
      "obj-288",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-287",
      0
     ],
     "destination": [
      "obj-288",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-288",
      0
     ],
     "destination": [
      "obj-289",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-289",
      0
     ],
     "destination": [
      "obj-285",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-290",
      0
     ],
     "destination": [
      "obj-291",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-291",
      0
     ],
     "destination": [
      "obj-292",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-290",
      0
     ],
     "destination": [
      "obj-293",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-292",
      0
     ],
     "destination": [
      "obj-293",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-293",
      0
     ],
     "destination": [
      "obj-294",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-294",
      0
     ],
     "destination": [
      "obj-290",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-295",
      0
     ],
     "destination": [
      "obj-296",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-296",
      0
     ],
     "destination": [
      "obj-297",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-295",
      0
     ],
     "destination": [
      "obj-298",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-297",
      0
     ],
     "destination": [
      "obj-298",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-298",
      0
     ],
     "destination": [
      "obj-299",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-299",
      0
     ],
     "destination": [
      "obj-295",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-300",
      0
     ],
     "destination": [
      "obj-301",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-301",
      0
     ],
     "destination": [
      "obj-302",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-300",
      0
     ],
     "destination": [
      "obj-303",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-302",
      0
     ],
     "destination": [
      "obj-303",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-303",
      0
     ],
     "destination": [
      "obj-304",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-304",
      0
     ],
     "destination": [
      "obj-300",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-305",
      0
     ],
     "destination": [
      "obj-306",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-306",
      0
     ],
     "destination": [
      "obj-307",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-305",
      0
     ],
     "destination": [
      "obj-308",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-307",
      0
     ],
     "destination": [
      "obj-308",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-308",
      0
     ],
     "destination": [
      "obj-309",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-309",
      0
     ],
     "destination": [
      "obj-305",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-310",
      0
     ],
     "destination": [
      "obj-311",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-311",
      0
     ],
     "destination": [
      "obj-312",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-310",
      0
     ],
     "destination": [
      "obj-313",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-312",
      0
     ],
     "destination": [
      "obj-313",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-313",
      0
     ],
     "destination": [
      "obj-314",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-314",
      0
     ],
     "destination": [
      "obj-310",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-315",
      0
     ],
     "destination": [
      "obj-316",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-316",
      0
     ],
     "destination": [
      "obj-317",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-315",
      0
     ],
     "destination": [
      "obj-318",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-317",
      0
     ],
     "destination": [
      "obj-318",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-318",
      0
     ],
     "destination": [
      "obj-319",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-319",
      0
     ],
     "destination": [
      "obj-315",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-321",
      0
     ],
     "destination": [
      "obj-322",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-322",
      0
     ],
     "destination": [
      "obj-323",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-321",
      0
     ],
     "destination": [
      "obj-324",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-323",
      0
     ],
     "destination": [
      "obj-324",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-324",
      0
     ],
     "destination": [
      "obj-325",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-325",
      0
     ],
     "destination": [
      "obj-321",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-326",
      0
     ],
     "destination": [
      "obj-327",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-327",
      0
     ],
     "destination": [
      "obj-328",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-326",
      0
     ],
     "destination": [
      "obj-329",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-328",
      0
     ],
     "destination": [
      "obj-329",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-329",
      0
     ],
     "destination": [
      "obj-330",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-330",
      0
     ],
     "destination": [
      "obj-326",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-331",
      0
     ],
     "destination": [
      "obj-332",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-332",
      0
     ],
     "destination": [
      "obj-333",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-331",
      0
     ],
     "destination": [
      "obj-334",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-333",
      0
     ],
     "destination": [
      "obj-334",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-334",
      0
     ],
     "destination": [
      "obj-335",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-335",
      0
     ],
     "destination": [
      "obj-331",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-336",
      0
     ],
     "destination": [
      "obj-337",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-337",
      0
     ],
     "destination": [
      "obj-338",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-336",
      0
     ],
     "destination": [
      "obj-339",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-338",
      0
     ],
     "destination": [
      "obj-339",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-339",
      0
     ],
     "destination": [
      "obj-340",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-340",
      0
     ],
     "destination": [
      "obj-336",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-341",
      0
     ],
     "destination": [
      "obj-342",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-342",
      0
     ],
     "destination": [
      "obj-343",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-341",
      0
     ],
     "destination": [
      "obj-344",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-343",
      0
     ],
     "destination": [
      "obj-344",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-344",
      0
     ],
     "destination": [
      "obj-345",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-345",
      0
     ],
     "destination": [
      "obj-341",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-346",
      0
     ],
     "destination": [
      "obj-347",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-347",
      0
     ],
     "destination": [
      "obj-348",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-346",
      0
     ],
     "destination": [
      "obj-349",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-348",
      0
     ],
     "destination": [
      "obj-349",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-349",
      0
     ],
     "destination": [
      "obj-350",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-350",
      0
     ],
     "destination": [
      "obj-346",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-351",
      0
     ],
     "destination": [
      "obj-352",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-352",
      0
     ],
     "destination": [
      "obj-353",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-351",
      0
     ],
     "destination": [
      "obj-354",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-353",
      0
     ],
     "destination": [
      "obj-354",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-354",
      0
     ],
     "destination": [
      "obj-355",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-355",
      0
     ],
     "destination": [
      "obj-351",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-356",
      0
     ],
     "destination": [
      "obj-357",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-357",
      0
     ],
     "destination": [
      "obj-358",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-356",
      0
     ],
     "destination": [
      "obj-359",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-358",
      0
     ],
     "destination": [
      "obj-359",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-359",
      0
     ],
     "destination": [
      "obj-360",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-360",
      0
     ],
     "destination": [
      "obj-356",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-361",
      0
     ],
     "destination": [
      "obj-362",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-362",
      0
     ],
     "destination": [
      "obj-363",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-361",
      0
     ],
     "destination": [
      "obj-364",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-363",
      0
     ],
     "destination": [
      "obj-364",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-364",
      0
     ],
     "destination": [
      "obj-365",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-365",
      0
     ],
     "destination": [
      "obj-361",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-366",
      0
     ],
     "destination": [
      "obj-367",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-367",
      0
     ],
     "destination": [
      "obj-368",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-366",
      0
     ],
     "destination": [
      "obj-369",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-368",
      0
     ],
     "destination": [
      "obj-369",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-369",
      0
     ],
     "destination": [
      "obj-370",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-370",
      0
     ],
     "destination": [
      "obj-366",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-371",
      0
     ],
     "destination": [
      "obj-372",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-372",
      0
     ],
     "destination": [
      "obj-373",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-371",
      0
     ],
     "destination": [
      "obj-374",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-373",
      0
     ],
     "destination": [
      "obj-374",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-374",
      0
     ],
     "destination": [
      "obj-375",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-375",
      0
     ],
     "destination": [
      "obj-371",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-376",
      0
     ],
     "destination": [
      "obj-377",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-377",
      0
     ],
     "destination": [
      "obj-378",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-376",
      0
     ],
     "destination": [
      "obj-379",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-378",
      0
     ],
     "destination": [
      "obj-379",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-379",
      0
     ],
     "destination": [
      "obj-380",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-380",
      0
     ],
     "destination": [
      "obj-376",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-381",
      0
     ],
     "destination": [
      "obj-382",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-382",
      0
     ],
     "destination": [
      "obj-383",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-381",
      0
     ],
     "destination": [
      "obj-384",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-383",
      0
     ],
     "destination": [
      "obj-384",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-384",
      0
     ],
     "destination": [
      "obj-385",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-385",
      0
     ],
     "destination": [
      "obj-381",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-386",
      0
     ],
     "destination": [
      "obj-387",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-387",
      0
     ],
     "destination": [
      "obj-388",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-386",
      0
     ],
     "destination": [
      "obj-389",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-388",
      0
     ],
     "destination": [
      "obj-389",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-389",
      0
     ],
     "destination": [
      "obj-390",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-390",
      0
     ],
     "destination": [
      "obj-386",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-391",
      0
     ],
     "destination": [
      "obj-392",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-392",
      0
     ],
     "destination": [
      "obj-393",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-391",
      0
     ],
     "destination": [
      "obj-394",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-393",
      0
     ],
     "destination": [
      "obj-394",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-394",
      0
     ],
     "destination": [
      "obj-395",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-395",
      0
     ],
     "destination": [
      "obj-391",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-396",
      0
     ],
     "destination": [
      "obj-397",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-397",
      0
     ],
     "destination": [
      "obj-398",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-396",
      0
     ],
     "destination": [
      "obj-399",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-398",
      0
     ],
     "destination": [
      "obj-399",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-399",
      0
     ],
     "destination": [
      "obj-400",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-400",
      0
     ],
     "destination": [
      "obj-396",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-404",
      1
     ],
     "destination": [
      "obj-405",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-405",
      0
     ],
     "destination": [
      "obj-406",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-406",
      0
     ],
     "destination": [
      "obj-407",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-407",
      2
     ],
     "destination": [
      "obj-408",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-408",
      0
     ],
     "destination": [
      "obj-404",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-409",
      0
     ],
     "destination": [
      "obj-407",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-409",
      0
     ],
     "destination": [
      "obj-410",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-407",
      1
     ],
     "destination": [
      "obj-410",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-410",
      0
     ],
     "destination": [
      "obj-411",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-411",
      0
     ],
     "destination": [
      "obj-409",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-412",
      0
     ],
     "destination": [
      "obj-413",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-413",
      0
     ],
     "destination": [
      "obj-414",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-414",
      0
     ],
     "destination": [
      "obj-407",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-407",
      0
     ],
     "destination": [
      "obj-417",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-417",
      0
     ],
     "destination": [
      "obj-416",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-420",
      0
     ],
     "destination": [
      "obj-421",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-421",
      0
     ],
     "destination": [
      "obj-422",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-422",
      0
     ],
     "destination": [
      "obj-423",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-426",
      0
     ],
     "destination": [
      "obj-425",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-427",
      0
     ],
     "destination": [
      "obj-428",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-428",
      0
     ],
     "destination": [
      "obj-429",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-425",
      0
     ],
     "destination": [
      "obj-429",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-429",
      0
     ],
     "destination": [
      "obj-430",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-430",
      0
     ],
     "destination": [
      "obj-423",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-434",
      0
     ],
     "destination": [
      "obj-435",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-436",
      0
     ],
     "destination": [
      "obj-437",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-437",
      0
     ],
     "destination": [
      "obj-438",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-435",
      0
     ],
     "destination": [
      "obj-438",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-438",
      0
     ],
     "destination": [
      "obj-439",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-439",
      0
     ],
     "destination": [
      "obj-440",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-441",
      0
     ],
     "destination": [
      "obj-442",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-442",
      0
     ],
     "destination": [
      "obj-443",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-435",
      0
     ],
     "destination": [
      "obj-443",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-443",
      0
     ],
     "destination": [
      "obj-444",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-444",
      0
     ],
     "destination": [
      "obj-440",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-445",
      0
     ],
     "destination": [
      "obj-446",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-446",
      0
     ],
     "destination": [
      "obj-447",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-447",
      0
     ],
     "destination": [
      "obj-440",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-451",
      0
     ],
     "destination": [
      "obj-452",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-453",
      0
     ],
     "destination": [
      "obj-454",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-454",
      0
     ],
     "destination": [
      "obj-455",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-452",
      0
     ],
     "destination": [
      "obj-455",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-455",
      0
     ],
     "destination": [
      "obj-456",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-456",
      0
     ],
     "destination": [
      "obj-457",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-458",
      0
     ],
     "destination": [
      "obj-459",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-459",
      0
     ],
     "destination": [
      "obj-460",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-460",
      0
     ],
     "destination": [
      "obj-457",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-457",
      1
     ],
     "destination": [
      "obj-463",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-463",
      0
     ],
     "destination": [
      "obj-462",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-466",
      0
     ],
     "destination": [
      "obj-467",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-467",
      0
     ],
     "destination": [
      "obj-468",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-468",
      0
     ],
     "destination": [
      "obj-469",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-472",
      0
     ],
     "destination": [
      "obj-471",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-473",
      0
     ],
     "destination": [
      "obj-474",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-474",
      0
     ],
     "destination": [
      "obj-475",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-471",
      0
     ],
     "destination": [
      "obj-475",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-475",
      0
     ],
     "destination": [
      "obj-476",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-476",
      0
     ],
     "destination": [
      "obj-469",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-477",
      0
     ],
     "destination": [
      "obj-478",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-478",
      0
     ],
     "destination": [
      "obj-479",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-479",
      0
     ],
     "destination": [
      "obj-469",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-483",
      0
     ],
     "destination": [
      "obj-484",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-485",
      0
     ],
     "destination": [
      "obj-486",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-486",
      0
     ],
     "destination": [
      "obj-487",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-484",
      0
     ],
     "destination": [
      "obj-487",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-487",
      0
     ],
     "destination": [
      "obj-488",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-488",
      0
     ],
     "destination": [
      "obj-489",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-490",
      0
     ],
     "destination": [
      "obj-491",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-491",
      0
     ],
     "destination": [
      "obj-492",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-492",
      0
     ],
     "destination": [
      "obj-489",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-489",
      0
     ],
     "destination": [
      "obj-495",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-495",
      0
     ],
     "destination": [
      "obj-494",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-499",
      0
     ],
     "destination": [
      "obj-500",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-501",
      0
     ],
     "destination": [
      "obj-502",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-502",
      0
     ],
     "destination": [
      "obj-503",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-500",
      0
     ],
     "destination": [
      "obj-503",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-503",
      0
     ],
     "destination": [
      "obj-504",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-504",
      0
     ],
     "destination": [
      "obj-505",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-506",
      0
     ],
     "destination": [
      "obj-507",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-507",
      0
     ],
     "destination": [
      "obj-508",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-500",
      0
     ],
     "destination": [
      "obj-508",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-508",
      0
     ],
     "destination": [
      "obj-509",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-509",
      0
     ],
     "destination": [
      "obj-505",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-510",
      0
     ],
     "destination": [
      "obj-511",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-511",
      0
     ],
     "destination": [
      "obj-512",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-512",
      0
     ],
     "destination": [
      "obj-505",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-516",
      0
     ],
     "destination": [
      "obj-517",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-518",
      0
     ],
     "destination": [
      "obj-519",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-519",
      0
     ],
     "destination": [
      "obj-520",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-517",
      0
     ],
     "destination": [
      "obj-520",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-520",
      0
     ],
     "destination": [
      "obj-521",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-524",
      0
     ],
     "destination": [
      "obj-523",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-525",
      0
     ],
     "destination": [
      "obj-526",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-526",
      0
     ],
     "destination": [
      "obj-527",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-527",
      0
     ],
     "destination": [
      "obj-529",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-517",
      0
     ],
     "destination": [
      "obj-529",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-529",
      0
     ],
     "destination": [
      "obj-528",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-527",
      1
     ],
     "destination": [
      "obj-530",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-523",
      0
     ],
     "destination": [
      "obj-530",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-530",
      0
     ],
     "destination": [
      "obj-528",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-528",
      0
     ],
     "destination": [
      "obj-521",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-531",
      0
     ],
     "destination": [
      "obj-532",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-532",
      0
     ],
     "destination": [
      "obj-533",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-533",
      0
     ],
     "destination": [
      "obj-521",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-537",
      0
     ],
     "destination": [
      "obj-538",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-539",
      0
     ],
     "destination": [
      "obj-540",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-540",
      0
     ],
     "destination": [
      "obj-541",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-538",
      0
     ],
     "destination": [
      "obj-541",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-541",
      0
     ],
     "destination": [
      "obj-542",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-548",
      0
     ],
     "destination": [
      "obj-547",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-547",
      0
     ],
     "destination": [
      "obj-546",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-552",
      0
     ],
     "destination": [
      "obj-551",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-551",
      0
     ],
     "destination": [
      "obj-550",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-556",
      0
     ],
     "destination": [
      "obj-555",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-555",
      0
     ],
     "destination": [
      "obj-554",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-560",
      0
     ],
     "destination": [
      "obj-559",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-559",
      0
     ],
     "destination": [
      "obj-558",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-564",
      0
     ],
     "destination": [
      "obj-563",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-563",
      0
     ],
     "destination": [
      "obj-562",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-568",
      0
     ],
     "destination": [
      "obj-567",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-567",
      0
     ],
     "destination": [
      "obj-566",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-572",
      0
     ],
     "destination": [
      "obj-571",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-571",
      0
     ],
     "destination": [
      "obj-570",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-576",
      0
     ],
     "destination": [
      "obj-575",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-575",
      0
     ],
     "destination": [
      "obj-574",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-580",
      0
     ],
     "destination": [
      "obj-579",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-579",
      0
     ],
     "destination": [
      "obj-578",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-584",
      0
     ],
     "destination": [
      "obj-583",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-583",
      0
     ],
     "destination": [
      "obj-582",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-588",
      0
     ],
     "destination": [
      "obj-587",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-587",
      0
     ],
     "destination": [
      "obj-586",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-592",
      0
     ],
     "destination": [
      "obj-591",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-591",
      0
     ],
     "destination": [
      "obj-590",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-596",
      0
     ],
     "destination": [
      "obj-595",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-595",
      0
     ],
     "destination": [
      "obj-594",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-600",
      0
     ],
     "destination": [
      "obj-599",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-599",
      0
     ],
     "destination": [
      "obj-598",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-604",
      0
     ],
     "destination": [
      "obj-603",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-603",
      0
     ],
     "destination": [
      "obj-602",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-608",
      0
     ],
     "destination": [
      "obj-607",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-607",
      0
     ],
     "destination": [
      "obj-606",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-612",
      0
     ],
     "destination": [
      "obj-611",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-611",
      0
     ],
     "destination": [
      "obj-610",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-616",
      0
     ],
     "destination": [
      "obj-615",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-615",
      0
     ],
     "destination": [
      "obj-614",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-620",
      0
     ],
     "destination": [
      "obj-619",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-619",
      0
     ],
     "destination": [
      "obj-618",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-624",
      0
     ],
     "destination": [
      "obj-623",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-623",
      0
     ],
     "destination": [
      "obj-622",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-628",
      0
     ],
     "destination": [
      "obj-627",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-627",
      0
     ],
     "destination": [
      "obj-626",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-632",
      0
     ],
     "destination": [
      "obj-631",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-631",
      0
     ],
     "destination": [
      "obj-630",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-636",
      0
     ],
     "destination": [
      "obj-635",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-635",
      0
     ],
     "destination": [
      "obj-634",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-640",
      0
     ],
     "destination": [
      "obj-639",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-639",
      0
     ],
     "destination": [
      "obj-638",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-644",
      0
     ],
     "destination": [
      "obj-643",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-643",
      0
     ],
     "destination": [
      "obj-642",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-648",
      0
     ],
     "destination": [
      "obj-647",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-647",
      0
     ],
     "destination": [
      "obj-646",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-652",
      0
     ],
     "destination": [
      "obj-651",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-651",
      0
     ],
     "destination": [
      "obj-650",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-656",
      0
     ],
     "destination": [
      "obj-655",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-655",
      0
     ],
     "destination": [
      "obj-654",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-660",
      0
     ],
     "destination": [
      "obj-659",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-659",
      0
     ],
     "destination": [
      "obj-658",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-664",
      0
     ],
     "destination": [
      "obj-663",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-663",
      0
     ],
     "destination": [
      "obj-662",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-668",
      0
     ],
     "destination": [
      "obj-667",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-667",
      0
     ],
     "destination": [
      "obj-666",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-672",
      0
     ],
     "destination": [
      "obj-671",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-671",
      0
     ],
     "destination": [
      "obj-670",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-676",
      0
     ],
     "destination": [
      "obj-675",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-675",
      0
     ],
     "destination": [
      "obj-674",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-680",
      0
     ],
     "destination": [
      "obj-679",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-679",
      0
     ],
     "destination": [
      "obj-678",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-684",
      0
     ],
     "destination": [
      "obj-683",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-683",
      0
     ],
     "destination": [
      "obj-682",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-688",
      0
     ],
     "destination": [
      "obj-687",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-687",
      0
     ],
     "destination": [
      "obj-686",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-692",
      0
     ],
     "destination": [
      "obj-691",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-691",
      0
     ],
     "destination": [
      "obj-693",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-693",
      0
     ],
     "destination": [
      "obj-689",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-691",
      2
     ],
     "destination": [
      "obj-694",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-694",
      0
     ],
     "destination": [
      "obj-690",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-695",
      0
     ],
     "destination": [
      "obj-696",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-696",
      0
     ],
     "destination": [
      "obj-697",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-697",
      0
     ],
     "destination": [
      "obj-548",
      0
     ]
    }
   }
  ]
 }
}
